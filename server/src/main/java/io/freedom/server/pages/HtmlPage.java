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
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** A page as HTML: one document that needs nothing else, and reads well without its script. */
final class HtmlPage {

    /** How many of the site's frames show their source at once; the others show it when they are opened. */
    private static final int OPEN_FRAMES = 3;

    /** What a reader looks at first, besides the failure itself. */
    private static final Set<String> OPEN_TABLES = Set.of("call", "held", "parameters", "mapped");

    private final Html html = new Html();
    private final Page page;
    private int openFrames;

    private HtmlPage(Page page) {
        this.page = page;
    }

    static String of(Page page) {
        return new HtmlPage(page).render();
    }

    private String render() {
        Heading heading = page.heading();
        html.single("!doctype", "html", "").open("html", "lang", "en");
        html.open("head");
        html.single("meta", "charset", "utf-8");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "robots", "content", "noindex");
        html.single("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", heading.title() + " at " + heading.asked());
        html.own("style", PageFiles.STYLE).close();
        html.open("body");
        header(heading);
        html.open("main");
        page.findings().stream().limit(TextPage.WITH_SOURCE).forEach(this::finding);
        page.findings().stream().skip(TextPage.WITH_SOURCE).forEach(this::foldedFinding);
        failures();
        tables();
        html.close();
        footer();
        html.own("script", PageFiles.SCRIPT);
        return html.close().close().toString();
    }

    private void header(Heading heading) {
        html.open("header");
        html.open("p", "class", "asked");
        html.element("b", heading.status() + " " + HttpStatus.getMessage(heading.status()));
        html.text(" ").element("span", heading.asked()).close();
        html.element("h1", heading.title());
        if (!heading.message().isEmpty()) {
            html.element("p", heading.message(), "class", "message");
        }
        page.notes().forEach(note -> html.element("p", note, "class", "note"));
        html.open("p", "class", "actions", "hidden", "");
        if (heading.again()) {
            html.element("button", "Try again", "type", "button", "id", "again").text(" ");
        }
        html.element("button", "Copy as text", "type", "button", "id", "copy");
        html.close().close();
    }

    private void finding(Finding finding) {
        html.open("section", "class", "finding");
        if (!finding.id().isEmpty()) {
            html.element("p", finding.id(), "class", "id");
        }
        if (!finding.text().isEmpty()) {
            String[] lines = finding.text().split("\n", 2);
            html.element("p", lines[0], "class", "text");
            if (lines.length > 1) {
                html.element("p", lines[1], "class", "more");
            }
        }
        if (finding.source() != null) {
            excerpt(finding.source());
        }
        html.close();
    }

    /** The first ones are mended first, and often make the others go. */
    private void foldedFinding(Finding finding) {
        Excerpt source = finding.source();
        String[] lines = finding.text().split("\n", 2);
        if (source == null || !finding.id().isEmpty()) {
            finding(finding);
            return;
        }
        html.open("details", "class", "finding").open("summary");
        html.element("span", lines[0], "class", "text").text(" ").element("small", source.place());
        html.close();
        if (lines.length > 1) {
            html.element("p", lines[1], "class", "more");
        }
        excerpt(source);
        html.close();
    }

    private void excerpt(Excerpt source) {
        html.open("figure");
        html.element("figcaption", source.place(), "title", source.path() + ":" + source.line());
        html.open("pre", "tabindex", "0", "aria-label", "Source of " + source.place());
        int indent = indent(source.lines());
        for (Line line : source.lines()) {
            boolean here = line.number() == source.line();
            html.open("span", "class", here ? "l here" : "l");
            html.element("i", String.valueOf(line.number())).text(from(indent, line.text()) + "\n");
            html.close();
            if (here && !source.columns().isEmpty()) {
                html.open("span", "class", "l caret").element("i", "");
                int cut = indent;
                for (String before : TextPage.befores(line.text(), source.columns())) {
                    html.text(from(cut, before)).element("b", "^");
                    cut = 0;
                }
                html.text("\n").close();
            }
        }
        html.close().close();
    }

    /** How much white space all lines begin with: on a phone it is better spent on code. */
    private static int indent(List<Line> lines) {
        return lines.stream()
                .map(Line::text)
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.length() - text.stripLeading().length())
                .min()
                .orElse(0);
    }

    private static String from(int indent, String text) {
        return text.substring(Math.min(indent, text.length()));
    }

    private void failures() {
        if (page.failures().isEmpty()) {
            return;
        }
        html.element("h2", page.failures().size() == 1 ? "Where it comes from" : "The exception and its causes");
        page.failures().forEach(this::failing);
    }

    private void failing(Failing failing) {
        html.open("section", "class", "failing");
        if (!failing.relation().isEmpty()) {
            html.element("p", failing.relation(), "class", "relation");
        }
        html.element("h3", failing.type());
        if (!failing.message().isEmpty()) {
            html.element("p", failing.message(), "class", "message");
        }
        html.open("ol", "class", "frames");
        failing.frames().forEach(this::group);
        html.close().close();
    }

    private void group(FrameGroup group) {
        if (group.frames().isEmpty()) {
            html.element("li", group.title(), "class", "folded");
        } else if (group.folded()) {
            html.open("li", "class", "folded").open("details").element("summary", group.title());
            html.open("ol", "class", "frames");
            group.frames().forEach(this::frame);
            html.close().close().close();
        } else {
            group.frames().forEach(this::frame);
        }
    }

    private void frame(Frame frame) {
        html.open("li", "class", frame.ofSite() ? "frame ours" : "frame", "title", frame.raw());
        Excerpt source = frame.source();
        if (source == null) {
            called(frame);
        } else {
            boolean open = !isShown(source) && openFrames++ < OPEN_FRAMES;
            html.open("details", open ? new String[] {"open", ""} : new String[0]);
            html.open("summary");
            called(frame);
            html.close();
            excerpt(source);
            html.close();
        }
        html.close();
    }

    /** At the top of the page already. */
    private boolean isShown(Excerpt source) {
        return page.findings().stream().anyMatch(finding -> source.equals(finding.source()));
    }

    private void called(Frame frame) {
        html.element("code", frame.method()).text(" ").element("small", frame.place());
    }

    private void tables() {
        for (Table table : page.tables()) {
            boolean open = OPEN_TABLES.contains(table.key())
                    && !(table.rows().isEmpty() && table.key().equals("parameters"));
            html.open("details", open ? new String[] {"class", "table", "open", ""} : new String[] {"class", "table"});
            html.open("summary").element("h2", table.title());
            html.text(" ")
                    .element(
                            "small",
                            table.rows().isEmpty()
                                    ? "none"
                                    : String.valueOf(table.rows().size()));
            html.close();
            if (!table.about().isEmpty()) {
                boolean told = table.key().equals("held") && page.heading().request() != null;
                String request = String.valueOf(page.heading().request());
                html.element("p", table.about(), told ? new String[] {"data-request", request} : new String[0]);
                if (told) {
                    html.open("p")
                            .element("a", "All requests in the console", "href", "/_freedom/")
                            .close();
                }
            }
            rows(table);
            html.close();
        }
    }

    private void rows(Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        html.open("dl");
        for (Row row : table.rows()) {
            html.element("dt", row.name()).open("dd").element("code", row.value());
            if (!row.note().isEmpty()) {
                html.text(" ").element("small", row.note());
            }
            html.close();
        }
        html.close();
    }

    private void footer() {
        html.open("footer");
        html.element(
                "p",
                "For development: this page is shown to this machine only, and never where freedom.debug is false.");
        html.close();
        html.element("pre", TextPage.of(page), "id", "text", "hidden", "");
    }
}
