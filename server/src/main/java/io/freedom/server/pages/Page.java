package io.freedom.server.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says, before it is HTML, text or JSON. All text in it is fit to be shown, and nothing is escaped yet.
 *
 * @param heading what happened
 * @param notes sentences that the reader should know besides
 * @param findings what is wrong, each with its place; for a failure the line of the site's where it comes from
 * @param failures the failure and its causes, outermost first; empty where nothing was thrown
 * @param tables what else is known: the request, the settings
 */
record Page(Heading heading, List<String> notes, List<Finding> findings, List<Failing> failures, List<Table> tables) {

    Page {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        failures = List.copyOf(failures);
        tables = List.copyOf(tables);
    }

    /**
     * @param status of the answer
     * @param asked method and path
     * @param title what happened, in a few words: for a failure the simple name of its class
     * @param message what happened, whole; may be empty
     * @param request the number of the request in the console, or null where it has none
     * @param again whether what failed may succeed if it is tried again, without a change
     */
    record Heading(
            int status,
            String asked,
            String title,
            String message,
            @Nullable Long request,
            boolean again) {

        /** Of what is not tried again without a request. */
        Heading(int status, String asked, String title, String message, @Nullable Long request) {
            this(status, asked, title, message, request, false);
        }
    }

    /**
     * @param id of the message, or empty
     * @param text what is wrong and what to do; may have several lines
     * @param source where, or null
     */
    record Finding(String id, String text, @Nullable Excerpt source) {}

    /**
     * Some lines of a source file.
     *
     * @param file as a person names it
     * @param path absolute
     * @param line the line in question
     * @param columns in question, from 1, in order; empty where none is known
     * @param lines with the line in question among them, unless the file does not have it any more
     */
    record Excerpt(String file, String path, int line, List<Integer> columns, List<Line> lines) {

        Excerpt {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
        }

        /** The file and the line, as an editor takes it. */
        String place() {
            return file + ":" + line;
        }
    }

    /** A line of a source file, numbered from 1. */
    record Line(int number, String text) {}

    /**
     * One exception.
     *
     * @param relation how it belongs to the one before: empty, "Caused by", "Suppressed by that"
     * @param type the class
     * @param message may be empty
     * @param frames where it comes from, the innermost first
     */
    record Failing(String relation, String type, String message, List<FrameGroup> frames) {

        Failing {
            frames = List.copyOf(frames);
        }

        /** The first line of the site's that it came through, or null. */
        @Nullable
        Frame siteFrame() {
            return frames.stream()
                    .flatMap(group -> group.frames().stream())
                    .filter(Frame::ofSite)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Frames in a row that are shown or folded away together.
     *
     * @param title what they are, where they are folded; or that the ones before are repeated
     * @param folded whether the reader has to ask for them
     */
    record FrameGroup(String title, boolean folded, List<Frame> frames) {

        FrameGroup {
            frames = List.copyOf(frames);
        }
    }

    /**
     * A frame of a stack trace.
     *
     * @param method class and method, readable
     * @param place file and line, as far as they are known
     * @param raw as Java writes it
     * @param ofSite whether it is the site's own code
     * @param source the lines around it; only for the site's own
     */
    record Frame(
            String method,
            String place,
            String raw,
            boolean ofSite,
            @Nullable Excerpt source) {}

    /**
     * Names and values.
     *
     * @param key of the table in JSON
     * @param about a sentence above it; or, where there are no rows, instead of it
     */
    record Table(String key, String title, String about, List<Row> rows) {

        Table {
            rows = List.copyOf(rows);
        }
    }

    /** @param note what is to be said about the value, such as where it comes from; may be empty */
    record Row(String name, String value, String note) {

        Row(String name, String value) {
            this(name, value, "");
        }
    }
}
