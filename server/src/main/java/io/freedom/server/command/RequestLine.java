package io.freedom.server.command;

import io.freedom.server.Printable;
import io.freedom.server.command.Terminal.Colour;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The line that tells of one request.
 *
 * @param at when it was answered
 * @param target path and query, as they came
 * @param answer what the client got
 * @param end what became of it in the site
 */
record RequestLine(LocalTime at, String method, String target, Answer answer, End end) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int TARGET_COLUMN = 22;
    private static final int LONGEST_TARGET = 160;
    private static final int LONGEST_METHOD = 10;
    private static final int LONGEST_NAMES = 40;

    RequestLine {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(end, "end");
    }

    /**
     * @param bytes of the body
     * @param nanos from the request's coming to the last byte
     */
    record Answer(int status, long bytes, long nanos) {}

    /**
     * @param how it ended where that was another way than by a complete response; empty otherwise
     * @param givenBack the names of what it held, but for what it forgot
     * @param forgotten the names of what the site had left open
     */
    record End(String how, List<String> givenBack, List<String> forgotten) {

        /** Nothing is known. */
        static final End PLAIN = new End("", List.of(), List.of());

        End {
            Objects.requireNonNull(how, "how");
            givenBack = List.copyOf(givenBack);
            forgotten = List.copyOf(forgotten);
        }
    }

    /** One line without its end, of up to 80 characters unless the target or what there is to be said of the end is long. */
    String text(Terminal terminal) {
        String what = "%-4s %s".formatted(Printable.of(method, LONGEST_METHOD), Printable.of(target, LONGEST_TARGET));
        String padded = what + " ".repeat(Math.max(1, TARGET_COLUMN + 6 - what.length()));
        String status = String.valueOf(answer.status);
        String head = answer.status >= 400
                ? terminal.paint(colour(), padded + status)
                : padded + terminal.paint(colour(), status);
        String tail = " %8s %7s".formatted(size(answer.bytes), duration(answer.nanos));
        return terminal.paint(Colour.FAINT, at.format(TIME)) + " " + head + tail + remarks(terminal);
    }

    private Colour colour() {
        return switch (answer.status / 100) {
            case 5 -> Colour.BAD;
            case 4 -> Colour.WARNING;
            case 3 -> Colour.ELSEWHERE;
            default -> Colour.GOOD;
        };
    }

    private String remarks(Terminal terminal) {
        StringBuilder remarks = new StringBuilder();
        if (!end.how.isEmpty()) {
            remarks.append("  ").append(terminal.paint(Colour.FAINT, end.how));
        }
        if (!end.givenBack.isEmpty()) {
            remarks.append("  ").append(terminal.paint(Colour.FAINT, "gave back " + names(end.givenBack)));
        }
        if (!end.forgotten.isEmpty()) {
            remarks.append("  ").append(terminal.paint(Colour.WARNING, "forgot " + names(end.forgotten)));
        }
        return remarks.toString();
    }

    /** The names while they are short. */
    private static String names(List<String> names) {
        String all = Printable.of(String.join(", ", names), Integer.MAX_VALUE);
        boolean few = all.length() <= LONGEST_NAMES && names.size() <= 3;
        return few || names.size() == 1 ? Printable.of(all, LONGEST_NAMES) : names.size() + " connections";
    }

    private static String size(long bytes) {
        if (bytes <= 0) {
            return "-";
        }
        if (bytes < 1000) {
            return bytes + " B";
        }
        if (bytes < 999_950) {
            return number(bytes / 1e3, "kB");
        }
        return bytes < 999_950_000 ? number(bytes / 1e6, "MB") : number(bytes / 1e9, "GB");
    }

    private static String duration(long nanos) {
        if (nanos >= 999_500_000) {
            return number(nanos / 1e9, "s");
        }
        return nanos < 9_950_000 ? number(nanos / 1e6, "ms") : "%d ms".formatted((nanos + 500_000) / 1_000_000);
    }

    private static String number(double number, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", number, unit);
    }
}
