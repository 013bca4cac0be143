package io.freedom.server.command;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what went wrong
 * @param colour whether the reader sees colours
 */
public record Terminal(PrintStream out, PrintStream err, boolean colour) {

    public Terminal {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    /** The standard streams of this process. */
    public static Terminal ofThisProcess() {
        return new Terminal(System.out, System.err, hasColour(System.getenv(), isInteractive()));
    }

    /**
     * The common conventions: {@code FORCE_COLOR} and {@code NO_COLOR}, which mean something unless they are empty, the former
     * unless it is 0 or false, too; then the terminal itself.
     *
     * @param interactive whether a person reads this on a terminal, and not another program or a file
     */
    static boolean hasColour(Map<String, String> environment, boolean interactive) {
        String forced = environment.getOrDefault("FORCE_COLOR", "");
        if (!forced.isEmpty()) {
            return !forced.equals("0") && !forced.equals("false");
        }
        return interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    @SuppressWarnings("SystemConsoleNull") // That it may be there without a terminal is asked below.
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there may be a console without a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    /** A text in a colour, where the reader sees colours. */
    String paint(Colour with, String text) {
        return colour ? with.sequence() + text + Colour.RESET : text;
    }

    /** The colours, as the terminal's own palette has them, so that they can be read on any background. */
    enum Colour {
        FAINT("2"),
        GOOD("32"),
        ELSEWHERE("36"),
        WARNING("33"),
        BAD("31");

        static final String RESET = "\u001b[0m";

        private final String code;

        Colour(String code) {
            this.code = code;
        }

        private String sequence() {
            return "\u001b[" + code + "m";
        }
    }
}
