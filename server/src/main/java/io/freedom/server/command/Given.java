package io.freedom.server.command;

import io.freedom.server.ServerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments that a command was given.
 *
 * @param plain those that are no options, in their order
 * @param values of the options that were given; the empty text where one takes no value. The last one counts
 */
public record Given(List<String> plain, Map<Option, String> values) {

    public Given {
        plain = List.copyOf(plain);
        values = Map.copyOf(values);
    }

    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /** The value of an option if that was given; never blank. */
    public Optional<String> value(Option option) {
        return Optional.ofNullable(values.get(option));
    }

    /**
     * The value of an option as a whole number.
     *
     * @throws ServerException if it is none
     */
    public int number(Option option, int otherwise) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Syntax.wrong("%s %s is not a number".formatted(option.name(), value), "Give a whole number");
        }
    }
}
