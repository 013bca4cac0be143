package io.freedom.server.command;

import io.freedom.server.ServerException;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code runserver}.
 *
 * @param address where to listen
 * @param layout what to serve
 * @param settings the settings module, or null
 * @param threads how many requests may run at a time
 */
public record Arguments(
        ListenAddress address, SiteLayout layout, @Nullable String settings, int threads) {

    public static final String USAGE = "runserver [[host:]port] [--settings NAME] [--threads N] SITE";

    /** @throws ServerException that says which argument is wrong and how to write it */
    public static Arguments parse(List<String> arguments) {
        return new Parser().parse(arguments);
    }

    /** One pass over the arguments. */
    private static final class Parser {

        private final List<String> plain = new ArrayList<>();
        private final List<Path> web = new ArrayList<>();
        private final List<Path> classes = new ArrayList<>();
        private final List<Path> libraries = new ArrayList<>();
        private @Nullable String settings;
        private int threads = ServerOptions.DEFAULT_THREADS;

        Arguments parse(List<String> arguments) {
            Iterator<String> rest = arguments.iterator();
            while (rest.hasNext()) {
                String argument = rest.next();
                if (argument.startsWith("--")) {
                    option(argument, rest);
                } else {
                    plain.add(argument);
                }
            }
            SiteLayout layout = layout();
            if (plain.size() > 1) {
                throw wrong("\"%s\" is one argument too many".formatted(plain.get(1)));
            }
            ListenAddress address = plain.isEmpty() ? ListenAddress.DEFAULT : ListenAddress.parse(plain.get(0));
            return new Arguments(address, layout, settings, threads);
        }

        private void option(String argument, Iterator<String> rest) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--settings" -> settings = value(argument, equals, rest);
                case "--threads" -> threads = number(value(argument, equals, rest));
                case "--web" -> paths(value(argument, equals, rest), web);
                case "--classes" -> paths(value(argument, equals, rest), classes);
                case "--libraries" -> paths(value(argument, equals, rest), libraries);
                default -> throw wrong("There is no option " + name);
            }
        }

        /** The site is the last plain argument, unless its parts are given one by one, as a build tool does. */
        private SiteLayout layout() {
            if (!web.isEmpty()) {
                return new SiteLayout(web, classes, libraries);
            }
            if (plain.isEmpty()) {
                throw wrong("The SITE is missing: a WAR file, or a folder with the contents of one");
            }
            return SiteLayout.of(path(plain.remove(plain.size() - 1)));
        }

        private static String value(String argument, int equals, Iterator<String> rest) {
            String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
            if (value.isBlank()) {
                throw wrong(argument + " needs a value");
            }
            return value;
        }

        private static int number(String value) {
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw wrong("--threads %s is not a number".formatted(value));
            }
        }

        private static void paths(String value, List<Path> to) {
            for (String each : value.split(Pattern.quote(File.pathSeparator))) {
                if (!each.isEmpty()) {
                    to.add(path(each));
                }
            }
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw wrong("\"%s\" is not a path".formatted(text));
            }
        }

        private static ServerException wrong(String what) {
            return new ServerException("FREEDOM-0521", "%s. Write %s.".formatted(what, USAGE), null);
        }
    }
}
