package io.freedom.server.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An option of a command.
 *
 * @param name with its dashes: {@code --settings}
 * @param letter another name of one letter, {@code -6}, or null
 * @param value what stands for the value in the help: {@code NAME}; null where the option takes none
 * @param meaning for the help, one sentence without its full stop
 * @param listed whether the help shows it; the documentation has those that are for build tools
 */
public record Option(
        String name, @Nullable String letter, @Nullable String value, String meaning, boolean listed) {

    /** Every command has it. */
    static final Option HELP = flag("--help", "shows this");

    public Option {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(meaning, "meaning");
    }

    /** One that is given or not. */
    public static Option flag(String name, String meaning) {
        return new Option(name, null, null, meaning, true);
    }

    /** One that takes a value: {@code --name=value} or {@code --name value}. */
    public static Option of(String name, String value, String meaning) {
        return new Option(name, null, value, meaning, true);
    }

    /** One with a value that is not listed, because a build tool gives it. */
    static Option ofTools(String name, String value, String meaning) {
        return new Option(name, null, value, meaning, false);
    }

    /** The same with another name of one letter. */
    Option orLetter(String other) {
        return new Option(name, other, value, meaning, listed);
    }

    boolean isCalled(String given) {
        return given.equals(name) || given.equals(letter);
    }

    /** How it is written: {@code -6, --ipv6} or {@code --settings NAME}. */
    String form() {
        return (letter == null ? "" : letter + ", ") + name + (value == null ? "" : " " + value);
    }
}
