package io.freedom.server.command;

import io.freedom.server.ServerException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a command is written.
 *
 * @param name of the command
 * @param arguments those that are no options, for the help: {@code [[host:]port] SITE}
 * @param most how many of those there may be
 * @param summary one sentence without its full stop, of up to 60 characters, for the list of commands
 * @param options in the order of the help
 */
public record Syntax(String name, String arguments, int most, String summary, List<Option> options) {

    public Syntax {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(summary, "summary");
        List<Option> all = new ArrayList<>(options);
        all.add(Option.HELP);
        options = List.copyOf(all);
    }

    /**
     * Options may stand anywhere; what follows {@code --} is none.
     *
     * @throws ServerException that says which argument is wrong and what to do
     */
    Given parse(List<String> arguments) {
        List<String> plain = new ArrayList<>();
        Map<Option, String> values = new LinkedHashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--")) {
                rest.forEachRemaining(plain::add);
            } else if (argument.length() > 1 && argument.startsWith("-")) {
                option(argument, rest, values);
            } else {
                plain.add(argument);
            }
        }
        if (plain.size() > most) {
            throw wrong("\"%s\" is one argument too many".formatted(plain.get(most)), "Write " + usage());
        }
        return new Given(plain, values);
    }

    private void option(String argument, Iterator<String> rest, Map<Option, String> values) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Option option =
                options.stream().filter(each -> each.isCalled(name)).findFirst().orElseThrow(() -> unknown(name));
        String value = equals < 0 ? "" : argument.substring(equals + 1);
        if (option.value() == null && equals >= 0) {
            throw wrong("%s takes no value".formatted(name), "Write " + name);
        }
        if (option.value() != null && equals < 0 && rest.hasNext()) {
            value = rest.next();
        }
        if (option.value() != null && value.isBlank()) {
            throw wrong("%s needs a value".formatted(name), "Write " + option.form());
        }
        values.put(option, value);
    }

    private ServerException unknown(String name) {
        String advice = Nearest.to(name, options.stream().map(Option::name).toList())
                .map("Write %s"::formatted)
                .orElse("%s --help shows those that there are".formatted(this.name));
        return wrong("%s has no option %s".formatted(this.name, name), advice);
    }

    /** The arguments of a command are wrong. */
    static ServerException wrong(String what, String advice) {
        return new ServerException("FREEDOM-0521", "%s. %s.".formatted(what, advice), null);
    }

    /** The first line of the help. */
    public String usage() {
        return arguments.isEmpty() ? name + " [options]" : "%s [options] %s".formatted(name, arguments);
    }

    /** What {@code --help} shows; no line is longer than 80 characters. */
    String help() {
        String text = new Columns("  ")
                .addAll(options.stream().filter(Option::listed).map(option -> List.of(option.form(), option.meaning())))
                .text("%s%n%n%s.%n%n".formatted(usage(), summary));
        return options.stream().allMatch(Option::listed)
                ? text
                : text + "%nMore options, which build tools give, are in the documentation.%n".formatted();
    }
}
