package io.freedom.server.pages;

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
import java.util.stream.IntStream;

/**
 * What answers which addresses of a site.
 *
 * @param rows pattern, and who answers it
 */
record Mapped(List<Row> rows) {

    /** Every web application has these two, and neither answers an address that somebody asks for by mistake. */
    private static final Set<String> SERVERS_OWN = Set.of("default", "jsp");

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
            rows.add(new Row(Shown.name(path), "files of the site", "static"));
        }
        for (ServletRegistration servlet : site.getServletRegistrations().values()) {
            if (!SERVERS_OWN.contains(servlet.getName())) {
                servlet.getMappings().forEach(pattern -> addServlet(rows, servlet, pattern));
            }
        }
        rows.sort(Comparator.comparing(Row::name));
        return new Mapped(rows);
    }

    /** The application is a servlet, too, but not one that a developer has written. */
    private static void addServlet(List<Row> rows, ServletRegistration servlet, String pattern) {
        boolean told = rows.stream()
                .anyMatch(row -> row.name().equals(pattern) && !row.note().isEmpty());
        if (!told) {
            String className = servlet.getClassName();
            rows.add(new Row(Shown.name(pattern), Shown.name(className == null ? servlet.getName() : className)));
        }
    }

    Table table() {
        return new Table(
                "mapped",
                "What is mapped",
                rows.isEmpty() ? "Nothing: the site has no application, no servlet and no static path." : "",
                rows);
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
        String beginning = row.name().endsWith("/*") ? firstSegments(path, stem.split("/").length - 1) : path;
        return edits(stem.toLowerCase(Locale.ROOT), beginning.toLowerCase(Locale.ROOT));
    }

    private static String firstSegments(String path, int count) {
        int end = 0;
        for (int i = 0; i < count && end >= 0; i++) {
            end = path.indexOf('/', end + 1);
        }
        return end < 0 ? path : path.substring(0, end);
    }

    /** The distance of Levenshtein. */
    private static int edits(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static String stem(String pattern) {
        return pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
    }
}
