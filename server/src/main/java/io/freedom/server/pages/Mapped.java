package io.freedom.server.pages;

import io.freedom.server.EditDistance;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Row;
import io.freedom.server.pages.Page.Table;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What answers which addresses of a site.
 *
 * @param rows pattern, and who answers it
 */
record Mapped(List<Row> rows) {

    /** Every web application has these two, and neither answers an address that somebody asks for by mistake. */
    private static final Set<String> SERVERS_OWN = Set.of("default", "jsp");

    /** The servlet that Freedom gives the application; it answers the bare context path, too, by a mapping without a name. */
    private static final String APPLICATION = "io.freedom.internal.http.ApplicationServlet";

    private static final String STATIC = "static";

    private static final int LONGEST_PATH = 500;

    Mapped {
        rows = List.copyOf(rows);
    }

    static Mapped of(ServletContext site, SiteNews news) {
        List<Row> rows = new ArrayList<>();
        String application = Shown.object(news.deployed().getOrDefault("application", ""));
        Object mapping = news.deployed().get("mapping");
        if (mapping != null) {
            rows.add(new Row(Shown.object(mapping), application, "the application"));
        }
        if (news.deployed().get("staticPath") instanceof String path && !path.isEmpty()) {
            rows.add(new Row(Shown.name(path), "files of the site", STATIC));
        }
        for (ServletRegistration servlet : site.getServletRegistrations().values()) {
            if (!SERVERS_OWN.contains(servlet.getName()) && !APPLICATION.equals(servlet.getClassName())) {
                servlet.getMappings().forEach(pattern -> rows.add(row(servlet, pattern)));
            }
        }
        rows.sort(Comparator.comparing(Row::name));
        return new Mapped(rows);
    }

    private static Row row(ServletRegistration servlet, String pattern) {
        String className = servlet.getClassName();
        String name = pattern.isEmpty() ? "/ alone" : pattern;
        return new Row(Shown.name(name), Shown.name(className == null ? servlet.getName() : className));
    }

    Table table() {
        return new Table(
                "mapped",
                "What is mapped",
                rows.isEmpty() ? "Nothing: the site has no application, no servlet and no static path." : "",
                rows);
    }

    /** Whether one of the patterns is for the path, by its beginning or by being the same. */
    boolean answers(String path) {
        return rows.stream()
                .map(Row::name)
                .anyMatch(pattern -> pattern.endsWith("/*")
                        ? (path + "/").startsWith(stem(pattern) + "/")
                        : pattern.equals(path) || pattern.equals("/"));
    }

    /**
     * @param path what was asked for
     * @return the mapping that the reader may have meant
     */
    Optional<Finding> nearest(String path) {
        if (path.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        return rows.stream()
                .filter(row -> distance(row, path) <= Math.max(2, path.length() / 4))
                .min(Comparator.comparingInt(row -> distance(row, path)))
                .map(row -> new Finding("", "Did you mean " + stem(row.name()) + "?", null));
    }

    /** How many characters of the path, or of as many of its segments as the mapping has, would have to be others. */
    private static int distance(Row row, String path) {
        String stem = stem(row.name());
        if (!stem.startsWith("/") || stem.length() < 2) {
            return Integer.MAX_VALUE;
        }
        boolean below = row.name().endsWith("/*") || row.note().equals(STATIC);
        String beginning = below ? firstSegments(path, stem.split("/").length - 1) : path;
        return EditDistance.between(stem.toLowerCase(Locale.ROOT), beginning.toLowerCase(Locale.ROOT));
    }

    private static String firstSegments(String path, int count) {
        int end = 0;
        for (int i = 0; i < count && end >= 0; i++) {
            end = path.indexOf('/', end + 1);
        }
        return end < 0 ? path : path.substring(0, end);
    }

    private static String stem(String pattern) {
        return pattern.replaceFirst("/[*]?$", "");
    }
}
