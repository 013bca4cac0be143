package io.freedom.server.reload;

import io.freedom.server.deployment.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One fault that the compiler found.
 *
 * @param file the source; null where the fault is in no source, such as in an option
 * @param line counted from 1; 0 where unknown
 * @param column counted from 1; 0 where unknown
 * @param message in the compiler's words, one or more lines
 * @param source the text of the line; null where unknown
 */
record CompileFault(
        @Nullable Path file,
        long line,
        long column,
        String message,
        @Nullable String source) {

    /** The same for those who show it; they read the line themselves. */
    Problem.CompileError toError() {
        return new Problem.CompileError(file, line, column, message);
    }

    /** As javac writes it: {@code File.java:12:9: cannot find symbol}, the line, and a caret below the place. */
    @Override
    public String toString() {
        return text(file);
    }

    /** The same with a shorter path where the file is below some folder. */
    String in(Path folder) {
        return text(file != null && file.startsWith(folder) ? folder.relativize(file) : file);
    }

    private String text(@Nullable Path shown) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        String rest = end < 0 ? "" : message.substring(end);
        String place = shown == null ? "" : line == 0 ? shown + ": " : "%s:%d:%d: ".formatted(shown, line, column);
        return place + first + excerpt() + rest;
    }

    private String excerpt() {
        if (source == null || column < 1 || column > source.length() + 1) {
            return "";
        }
        // Tabs stay tabs, so that the caret stands where it should whatever their width is.
        String before = source.substring(0, (int) column - 1).replaceAll("[^\t]", " ");
        return "\n%s\n%s^".formatted(source, before);
    }
}
