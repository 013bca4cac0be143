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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The same page without what only the site knows to be secret. Names of files, methods and settings stay as they are. */
final class MaskedPage {

    private final UnaryOperator<String> mask;

    private MaskedPage(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /** @param mask hides what is secret in a text */
    static Page of(Page page, UnaryOperator<String> mask) {
        MaskedPage masked = new MaskedPage(mask);
        return new Page(
                masked.heading(page.heading()),
                page.notes().stream().map(mask).toList(),
                page.findings().stream().map(masked::finding).toList(),
                page.failures().stream().map(masked::failing).toList(),
                page.tables().stream().map(masked::table).toList());
    }

    private Heading heading(Heading heading) {
        return new Heading(
                heading.status(),
                mask.apply(heading.asked()),
                mask.apply(heading.title()),
                mask.apply(heading.message()),
                heading.request(),
                heading.again());
    }

    private Finding finding(Finding finding) {
        return new Finding(finding.id(), mask.apply(finding.text()), excerpt(finding.source()));
    }

    private @Nullable Excerpt excerpt(@Nullable Excerpt source) {
        if (source == null) {
            return null;
        }
        List<Line> lines = source.lines().stream()
                .map(line -> new Line(line.number(), mask.apply(line.text())))
                .toList();
        return new Excerpt(source.file(), source.path(), source.line(), source.columns(), lines);
    }

    private Failing failing(Failing failing) {
        List<FrameGroup> groups = failing.frames().stream()
                .map(group -> new FrameGroup(
                        group.title(),
                        group.folded(),
                        group.frames().stream().map(this::frame).toList()))
                .toList();
        return new Failing(failing.relation(), failing.type(), mask.apply(failing.message()), groups);
    }

    private Frame frame(Frame frame) {
        return new Frame(frame.method(), frame.place(), frame.raw(), frame.ofSite(), excerpt(frame.source()));
    }

    private Table table(Table table) {
        List<Row> rows = table.rows().stream()
                .map(row -> new Row(mask.apply(row.name()), mask.apply(row.value()), mask.apply(row.note())))
                .toList();
        return new Table(table.key(), table.title(), mask.apply(table.about()), rows);
    }
}
