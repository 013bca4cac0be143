package io.freedom.server.pages;

import io.freedom.server.pages.Page.Row;
import io.freedom.server.pages.Page.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Session;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Fields;

/**
 * The tables about a request. Nothing is read from the client for them, and no session is begun. What looks secret is masked; what
 * can't be read is said to be so.
 */
final class RequestTables {

    private static final int MOST_ROWS = 200;
    private static final Set<String> WITH_URLS = Set.of("referer", "origin", "location");

    /** Attributes under such names belong to the server. */
    private static final List<String> SERVERS_OWN =
            List.of("org.eclipse.jetty.", "jakarta.servlet.", "org.jboss.weld.", "io.freedom.");

    private final Request request;

    private RequestTables(Request request) {
        this.request = request;
    }

    static List<Table> of(Request request) {
        RequestTables tables = new RequestTables(request);
        return List.of(
                table("call", "Request", "", tables::asked),
                table(
                        "parameters",
                        "Parameters",
                        "The query and the form have none that were read.",
                        tables::parameters),
                table("headers", "Headers", "The request has no headers.", tables::headers),
                table("cookies", "Cookies", "The request has no cookies.", tables::cookies),
                table("session", "Session", "The request has no session.", tables::session),
                table("attributes", "Attributes", "The request has no attributes of the site's.", tables::attributes));
    }

    /** Method and path, without the query, and without what stands behind a semicolon: the session may be there. */
    static String asked(Request request) {
        String path = String.valueOf(request.getHttpURI().getPath());
        return Shown.name(request.getMethod() + " " + path.replaceAll(";[^/]*", ""));
    }

    private static Table table(String key, String title, String empty, Supplier<List<Row>> rows) {
        try {
            List<Row> all = rows.get();
            List<Row> some = all.subList(0, Math.min(all.size(), MOST_ROWS));
            String about = some.size() < all.size() ? "The first %d of %,d.".formatted(MOST_ROWS, all.size()) : "";
            return new Table(key, title, all.isEmpty() ? empty : about, some);
        } catch (RuntimeException | Error e) {
            return new Table(key, title, "Can't be read: " + Shown.object(e), List.of());
        }
    }

    private List<Row> asked() {
        String query = request.getHttpURI().getQuery();
        String url = request.getHttpURI().getScheme() + "://"
                + request.getHttpURI().getAuthority()
                + request.getHttpURI().getPath()
                + (query == null ? "" : "?" + Masks.query(query));
        return List.of(
                new Row("Method", Shown.name(request.getMethod())),
                new Row("URL", Shown.text(url)),
                new Row(
                        "Protocol",
                        request.getConnectionMetaData().getHttpVersion().asString()),
                new Row("Client", Request.getRemoteAddr(request) + ":" + Request.getRemotePort(request)));
    }

    private List<Row> parameters() {
        List<Row> rows = new ArrayList<>();
        add(rows, Request.extractQueryParameters(request), "");
        add(rows, form(), "form");
        return rows;
    }

    /** What the site has read itself. To ask Jetty for the fields would read them from the client. */
    private Fields form() {
        Object read = request.getAttribute(FormFields.class.getName());
        if (read instanceof FormFields reading && reading.isDone() && !reading.isCompletedExceptionally()) {
            return reading.join();
        }
        return read instanceof Fields fields ? fields : Fields.EMPTY;
    }

    private static void add(List<Row> rows, Fields fields, String note) {
        for (Fields.Field field : fields) {
            for (String value : field.getValues()) {
                rows.add(row(field.getName(), value, note));
            }
        }
    }

    private List<Row> headers() {
        List<Row> rows = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            String name = field.getName();
            String value = field.getValue() == null ? "" : field.getValue();
            if (name.equalsIgnoreCase("Cookie")) {
                rows.add(new Row(Shown.name(name), Masks.MASK, "see the cookies"));
            } else {
                boolean url = WITH_URLS.contains(name.toLowerCase(Locale.ROOT));
                rows.add(row(name, url ? Masks.query(value) : value, ""));
            }
        }
        return rows;
    }

    private List<Row> cookies() {
        List<Row> rows = new ArrayList<>();
        for (HttpCookie cookie : Request.getCookies(request)) {
            rows.add(row(cookie.getName(), cookie.getValue() == null ? "" : cookie.getValue(), ""));
        }
        return rows;
    }

    private List<Row> session() {
        Session session = request.getSession(false);
        if (session == null || !session.isValid()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        rows.addAll(values(session));
        int idle = session.getMaxInactiveInterval();
        String ends = idle <= 0 ? "never" : "after %,d s without a request".formatted(idle);
        rows.add(new Row("", (session.isNew() ? "New with this request, ends " : "Ends ") + ends));
        return rows;
    }

    private List<Row> attributes() {
        return values(request);
    }

    private static List<Row> values(Attributes attributes) {
        List<String> names = new ArrayList<>(attributes.getAttributeNameSet());
        names.removeIf(name -> SERVERS_OWN.stream().anyMatch(name::startsWith));
        Collections.sort(names, Comparator.naturalOrder());
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            Object value = attributes.getAttribute(name);
            // Not even made into text where it is secret.
            String text = Masks.isSecret(name) ? Masks.MASK : Shown.object(value);
            rows.add(new Row(Shown.name(name), text, value == null ? "" : type(value)));
        }
        return rows;
    }

    private static String type(Object value) {
        return value instanceof String ? "" : Shown.name(value.getClass().getName());
    }

    private static Row row(String name, String value, String note) {
        return new Row(Shown.name(name), Shown.text(Masks.value(name, value)), note);
    }
}
