package io.freedom.server.pages;

import io.freedom.server.pages.Page.Excerpt;
import io.freedom.server.pages.Page.Failing;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Frame;
import io.freedom.server.pages.Page.FrameGroup;
import io.freedom.server.pages.Page.Heading;
import io.freedom.server.pages.Page.Line;
import io.freedom.server.pages.Page.Row;
import io.freedom.server.pages.Page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** A page as text, for a terminal and for a mail: what matters to the failure, and not what would scroll it out of sight. */
final class TextPage {

    /** What a text leaves out. */
    private static final Set<String> LONG = Set.of("attributes", "settings");

    /** How many findings show their lines; the others say which they are. */
    static final int WITH_SOURCE = 3;

    private final StringBuilder out = new StringBuilder(4_096);
    private final Page page;

    private TextPage(Page page) {
        this.page = page;
    }

    static String of(Page page) {
        return new TextPage(page).render();
    }

    private String render() {
        Heading heading = page.heading();
        line(heading.status() + " " + HttpStatus.getMessage(heading.status()) + "  " + heading.asked());
        line("");
        line(heading.message().isEmpty() ? heading.title() : heading.title() + ": " + heading.message());
        page.notes().forEach(this::line);
        page.findings().stream().limit(WITH_SOURCE).forEach(this::finding);
        if (page.findings().size() > WITH_SOURCE) {
            line("");
        }
        page.findings().stream().skip(WITH_SOURCE).forEach(this::otherFinding);
        if (!page.failures().isEmpty()) {
            line("");
        }
        page.failures().forEach(this::failing);
        page.tables().forEach(this::table);
        return out.toString();
    }

    private void finding(Finding finding) {
        line("");
        if (!finding.text().isEmpty()) {
            line(finding.id().isEmpty() ? finding.text() : finding.id() + ": " + finding.text());
        }
        Excerpt source = finding.source();
        if (source != null) {
            line(source.place());
            source.lines().forEach(each -> sourceLine(source, each));
        }
    }

    /** The first of them are mended first, and often make the others go. */
    private void otherFinding(Finding finding) {
        Excerpt source = finding.source();
        if (source == null || !finding.id().isEmpty()) {
            finding(finding);
        } else {
            line(source.place() + ": " + finding.text().split("\n", 2)[0]);
        }
    }

    private void sourceLine(Excerpt source, Line line) {
        boolean here = line.number() == source.line();
        out.append(here ? "  > " : "    ").append("%5d | ".formatted(line.number()));
        line(line.text());
        if (here && !source.columns().isEmpty()) {
            line("          | " + String.join("^", befores(line.text(), source.columns())) + "^");
        }
    }

    /**
     * What stands before each caret, after the one before. Tabs stay tabs, so that a caret stands below its character however
     * wide they are shown.
     */
    static List<String> befores(String text, List<Integer> columns) {
        List<String> befores = new ArrayList<>();
        int done = 0;
        for (int column : columns) {
            int end = Math.max(done, Math.min(column - 1, text.length()));
            befores.add(text.substring(Math.min(done, end), end).replaceAll("[^\t]", " "));
            done = Math.min(end + 1, text.length());
        }
        return befores;
    }

    private void failing(Failing failing) {
        String relation = failing.relation().isEmpty() ? "" : failing.relation() + ": ";
        String message = failing.message().isEmpty() ? "" : ": " + failing.message();
        line(relation + failing.type() + message);
        failing.frames().forEach(this::group);
    }

    private void group(FrameGroup group) {
        if (!group.title().isEmpty()) {
            line("    ... " + group.title());
        }
        if (!group.folded()) {
            group.frames().forEach(this::frame);
        }
    }

    private void frame(Frame frame) {
        line("    at " + frame.method() + (frame.place().isEmpty() ? "" : " (" + frame.place() + ")"));
    }

    private void table(Table table) {
        if (table.rows().isEmpty() || LONG.contains(table.key())) {
            return;
        }
        line("");
        line(table.title());
        int width =
                table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
        table.rows().forEach(row -> row(row, Math.min(width, 24)));
    }

    private void row(Row row, int width) {
        String value = row.value().replace("\n", "\n" + " ".repeat(width + 4));
        String name = row.name() + " ".repeat(Math.max(0, width - row.name().length()));
        line(("  " + name + "  " + value + (row.note().isEmpty() ? "" : "  (" + row.note() + ")")).stripTrailing());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
