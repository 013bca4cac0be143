package io.freedom.server.pages;

import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Page.Row;
import io.freedom.server.pages.Page.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The tables with what the site tells of itself: what a request holds, the middleware, the settings. */
final class SiteTables {

    /** A request attribute, as long as the request is under way. */
    private static final String DEVELOPMENT = "io.freedom.development";

    private SiteTables() {}

    /** The number of the request in the console; null where the site does not tell. */
    static @Nullable Long number(Request request) {
        return map(request.getAttribute(DEVELOPMENT)).get("request") instanceof Long number ? number : null;
    }

    /** What it holds now: it is given back after the answer, so after this is told. */
    static List<Table> held(Request request) {
        Object development = request.getAttribute(DEVELOPMENT);
        if (development == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Map<?, ?> each : rows(map(development).get("held"))) {
            rows.add(new Row(text(each, "what"), age(each), stack(each)));
        }
        String about = rows.isEmpty()
                ? "The request holds no connection and nothing else that would have to be given back."
                : "All of it is given back when this answer has been sent, whatever happened.";
        return List.of(new Table("held", "Held by the request", about, rows));
    }

    /** Outermost first, with the application at the end. */
    static List<Table> middleware(SiteNews news) {
        Map<String, Object> deployed = news.deployed();
        if (deployed.isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Map<?, ?> each : rows(deployed.get("middleware"))) {
            Object priority = each.get("priority");
            rows.add(new Row("Middleware", text(each, "class"), priority == null ? "" : "priority " + priority));
        }
        rows.add(new Row("Application", text(deployed, "application"), text(deployed, "kind")));
        return List.of(new Table("middleware", "Middleware and application", "", rows));
    }

    /** The site has masked them already. */
    static List<Table> settings(SiteNews news) {
        Map<String, Object> settings = news.settings();
        if (settings.isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Map<?, ?> each : rows(settings.get("values"))) {
            rows.add(new Row(text(each, "key"), text(each, "value"), text(each, "origin")));
        }
        String module = text(settings, "module");
        return List.of(
                new Table("settings", "Settings", module.isEmpty() ? "" : "The module is " + module + ".", rows));
    }

    private static String age(Map<?, ?> held) {
        return held.get("sinceNanos") instanceof Long nanos
                ? "for %,d ms".formatted(Math.max(0, nanos / 1_000_000))
                : "";
    }

    private static String stack(Map<?, ?> held) {
        return held.get("stack") instanceof Collection<?> frames && !frames.isEmpty()
                ? "taken at " + Shown.name(String.valueOf(frames.iterator().next()))
                : "";
    }

    private static String text(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : Shown.object(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The site's own code makes the rows, so that it may fail; then there are none. */
    private static List<Map<?, ?>> rows(@Nullable Object value) {
        List<Map<?, ?>> rows = new ArrayList<>();
        try {
            Object made = value instanceof Supplier<?> supplier ? supplier.get() : value;
            if (made instanceof Collection<?> all) {
                all.forEach(each -> rows.add(map(each)));
            }
        } catch (RuntimeException | Error e) {
            rows.add(Map.of("key", "", "what", "", "value", "Can't be read: " + Shown.object(e)));
        }
        return rows;
    }
}
