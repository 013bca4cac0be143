package io.freedom.server.command;

import io.freedom.server.Printable;
import io.freedom.server.SiteLayout;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The arguments with which every command that needs a site names it. */
final class SiteArguments {

    static final Option SETTINGS =
            Option.of("--settings", "NAME", "the settings module, whatever the site or the environment say");

    private static final String PATHS = "PATHS";
    private static final Option WEB = Option.ofTools(
            "--web", PATHS, "for build tools, in place of SITE: folders of web resources, as in a class path");
    private static final Option CLASSES =
            Option.ofTools("--classes", PATHS, "with --web: folders of the site's classes");
    private static final Option LIBRARIES = Option.ofTools("--libraries", PATHS, "with --web: the site's jars");

    /** The options, in the order of the help. */
    static final List<Option> OPTIONS = List.of(SETTINGS, WEB, CLASSES, LIBRARIES);

    private SiteArguments() {}

    /** Whether the site is given in parts, so that no argument stands for it. */
    static boolean isInParts(Given given) {
        return given.has(WEB);
    }

    /**
     * The site, of its parts or of the last argument that is no option.
     *
     * @throws io.freedom.server.ServerException if there is none, or it is not there
     */
    static SiteLayout layout(Given given) {
        if (isInParts(given)) {
            return new SiteLayout(paths(given, WEB), paths(given, CLASSES), paths(given, LIBRARIES));
        }
        List<String> plain = given.plain();
        if (plain.isEmpty()) {
            throw missing();
        }
        return SiteLayout.of(path(plain.get(plain.size() - 1)));
    }

    static RuntimeException missing() {
        return Syntax.wrong("The SITE is missing", "Name a WAR file, or a folder with the contents of one, at the end");
    }

    static List<Path> paths(Given given, Option option) {
        return given.value(option).stream()
                .flatMap(value -> Stream.of(value.split(Pattern.quote(File.pathSeparator))))
                .filter(each -> !each.isEmpty())
                .map(SiteArguments::path)
                .toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Syntax.wrong("\"%s\" is not a path".formatted(Printable.of(text, 80)), "Check it");
        }
    }
}
