package io.freedom.server.command;

import io.freedom.server.Printable;
import io.freedom.server.project.NewProject;
import io.freedom.server.project.SiteName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code startproject}: writes a new site. */
public final class StartProject implements Command {

    private static final Option TEMPLATE =
            Option.of("--template", "FOLDER", "the files of the site, in place of Freedom's own");

    private static final Syntax SYNTAX =
            new Syntax("startproject", "NAME [FOLDER]", 2, "Writes a new site into ./NAME", List.of(TEMPLATE));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Given given, Terminal terminal) {
        List<String> plain = given.plain();
        SiteName name = new SiteName(plain.isEmpty() ? "" : plain.get(0));
        Path folder = path(plain.size() < 2 ? name.simple() : plain.get(1));
        Path template = given.value(TEMPLATE).map(StartProject::path).orElse(null);
        terminal.out().println(told(write(name, folder, template)));
        return 0;
    }

    private static Path write(SiteName name, Path folder, @Nullable Path template) {
        return new NewProject(name, folder, template).write();
    }

    /** As the person would write it. */
    private static String told(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        Path near = folder.startsWith(here) ? here.relativize(folder) : folder;
        return """

                  Written   %s
                  Run it    cd %s
                            mvn freedom:runserver
                """.formatted(folder, near);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Syntax.wrong("\"%s\" is not a path".formatted(Printable.of(text, 80)), "Check it");
        }
    }
}
