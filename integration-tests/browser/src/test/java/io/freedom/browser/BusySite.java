package io.freedom.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a site tells that has an application, settings, observers and much to do. */
final class BusySite {

    private BusySite() {}

    /** Served; nobody has asked it for anything yet. */
    static DevelopedSite start() throws Exception {
        DevelopedSite site = new DevelopedSite();
        site.settings(settings());
        site.tell("deployed", deployed());
        return site;
    }

    /** Fourteen requests of every kind; the last one goes on. */
    static void work(DevelopedSite site) {
        IntStream.range(0, 4)
                .forEach(i -> site.finish(site.start("GET", "/static/site.css", "v=" + i), "COMPLETED", 304, 310_000));
        site.finish(site.start("GET", "/", ""), "COMPLETED", 200, 4_800_000, "orders");
        site.finish(site.start("POST", "/orders", ""), "COMPLETED", 303, 23_400_000, "orders", "cache");
        site.finish(
                site.start("GET", "/orders/4711", "page=2&sort=newest"),
                "COMPLETED",
                200,
                9_100_000,
                "orders",
                "cache");
        site.finish(site.start("GET", "/missing", ""), "COMPLETED", 404, 1_200_000);
        site.finish(site.start("GET", "/export", ""), "ABORTED", 200, 2_450_000_000L, "orders");
        site.finish(site.start("GET", "/slow", ""), "TIMED_OUT", 503, 30_004_000_000L, "orders");
        long checkout = site.start("POST", "/checkout", "");
        site.tell("failed", Map.of("request", checkout, "failure", failure()));
        site.finish(checkout, "FAILED", 500, 18_700_000, "orders");
        long report = site.start("GET", "/report", "year=2026");
        site.tell(
                "forgotten",
                Map.of(
                        "request",
                        report,
                        "what",
                        "orders",
                        "heldNanos",
                        41_000_000L,
                        "stack",
                        List.of(
                                "mysite.Reports.rows(Reports.java:41)",
                                "mysite.Reports.page(Reports.java:18)",
                                "mysite.Site.handle(Site.java:33)")));
        site.finish(report, "COMPLETED", 200, 46_000_000, "cache");
        site.finish(
                site.start("DELETE", "/" + "a-very-long-path/".repeat(12), "q=" + "x".repeat(200)),
                "COMPLETED",
                204,
                700_000);
        site.start("GET", "/events", "");
    }

    private static Throwable failure() {
        return new IllegalStateException("The cart 4711 is empty", new NumberFormatException("For input string: \"\""));
    }

    private static List<Map<String, Object>> settings() {
        String module = "mysite/settings/development.properties:";
        String base = "mysite/settings/base.properties:";
        String greeting = "Hello from a site that is being developed on a rather small machine!";
        return List.of(
                setting("database.password", "********", "environment variable DATABASE_PASSWORD", null, true),
                setting("database.url", "jdbc:postgresql://localhost/mysite", module + 4, "jdbc:h2:mem:mysite", true),
                setting("freedom.debug", "true", module + 2, "false", true),
                setting("freedom.mapping", "/*", "default", "/*", false),
                setting("freedom.resources.report-after", "30s", "default", "30s", false),
                setting("greeting", greeting, base + 1, null, true),
                setting("page.footer", "", base + 2, null, false));
    }

    /** @param fallback its default; null where it has none */
    private static Map<String, Object> setting(
            String key, String value, String origin, @Nullable String fallback, boolean differs) {
        Map<String, Object> setting =
                new HashMap<>(Map.of("key", key, "value", value, "origin", origin, "differs", differs));
        if (fallback != null) {
            setting.put("default", fallback);
        }
        if (key.startsWith("freedom.")) {
            setting.put("known", true);
        }
        return setting;
    }

    private static Map<String, Object> deployed() {
        Supplier<List<Map<String, Object>>> observers = () -> List.of(
                observer("mysite.Site.release", "RequestFinished", 2500, 214, 0, 38_200_000, 2_100_000),
                observer("mysite.audit.AuditTrail.remember", "RequestFinished", 100, 214, 3, 412_000_000, 61_000_000),
                observer("mysite.Metrics.count", "RequestStarted", 2500, 215, 0, 900_000, 40_000));
        Supplier<Map<String, Object>> resources = () -> Map.of("held", 1L, "mostHeld", 7L, "requests", 1L);
        return Map.of(
                "application", "mysite.Site",
                "kind", "HttpApplication",
                "middleware",
                        List.of(
                                Map.of("class", "mysite.NoStore", "priority", 100L),
                                Map.of("class", "mysite.Compression", "priority", 2500L)),
                "mapping", "/*",
                "staticPath", "/static/*",
                "completion", "Jetty's completion listener",
                "observers", observers,
                "resources", resources);
    }

    /** @param figures its priority, calls, failures, and all of its nanoseconds and the most of them in one call */
    private static Map<String, Object> observer(String observer, String observes, long... figures) {
        return Map.of(
                "observer", observer,
                "observes", observes,
                "priority", figures[0],
                "calls", figures[1],
                "failures", figures[2],
                "nanos", figures[3],
                "longestNanos", figures[4]);
    }
}
