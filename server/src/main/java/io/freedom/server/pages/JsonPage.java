package io.freedom.server.pages;

import io.freedom.server.pages.Page.Excerpt;
import io.freedom.server.pages.Page.Failing;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Frame;
import io.freedom.server.pages.Page.FrameGroup;
import io.freedom.server.pages.Page.Heading;
import io.freedom.server.pages.Page.Row;
import io.freedom.server.pages.Page.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ajax.JSON;

/** A page as JSON, with everything that is known. What is not known is missing, and nothing is null. */
final class JsonPage {

    private JsonPage() {}

    static String of(Page page) {
        Heading heading = page.heading();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", heading.status());
        json.put("asked", heading.asked());
        json.put("title", heading.title());
        json.put("message", heading.message());
        if (heading.request() != null) {
            json.put("request", heading.request());
        }
        json.put("notes", page.notes());
        json.put("findings", page.findings().stream().map(JsonPage::finding).toList());
        json.put("failures", page.failures().stream().map(JsonPage::failing).toList());
        for (Table table : page.tables()) {
            json.put(table.key(), table.rows().stream().map(JsonPage::row).toList());
        }
        return new JSON().toJSON(json) + "\n";
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        putKnown(json, "id", finding.id());
        json.put("text", finding.text());
        Excerpt source = finding.source();
        if (source != null) {
            json.put("file", source.file());
            json.put("line", source.line());
            if (!source.columns().isEmpty()) {
                json.put("column", source.columns().get(0));
                json.put("columns", source.columns());
            }
            json.put("source", source.lines().stream().map(JsonPage::line).toList());
        }
        return json;
    }

    private static Map<String, Object> line(Page.Line line) {
        return Map.of("number", line.number(), "text", line.text());
    }

    private static Map<String, Object> failing(Failing failing) {
        Map<String, Object> json = new LinkedHashMap<>();
        putKnown(json, "relation", failing.relation());
        json.put("type", failing.type());
        json.put("message", failing.message());
        json.put("frames", failing.frames().stream().flatMap(JsonPage::frames).toList());
        return json;
    }

    private static Stream<Map<String, Object>> frames(FrameGroup group) {
        return group.frames().isEmpty()
                ? Stream.of(Map.<String, Object>of("note", group.title()))
                : group.frames().stream().map(JsonPage::frame);
    }

    private static Map<String, Object> frame(Frame frame) {
        return Map.of("at", frame.raw(), "site", frame.ofSite());
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.name());
        json.put("value", row.value());
        putKnown(json, "note", row.note());
        return json;
    }

    private static void putKnown(Map<String, Object> json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }
}
