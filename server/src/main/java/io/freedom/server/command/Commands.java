package io.freedom.server.command;

import io.freedom.server.ServerException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The commands that there are, by their names. */
public final class Commands {

    private static final Set<String> HELP = Set.of("help", "--help", "-h");

    private final List<Command> commands;

    public Commands(List<Command> commands) {
        this.commands = commands.stream()
                .sorted(Comparator.comparing(command -> command.syntax().name()))
                .toList();
    }

    /**
     * Runs a command.
     *
     * @param arguments the name of the command and its arguments; without any, the commands are listed
     * @return the exit status of the process: 0 where all is well
     * @throws ServerException whose message tells the person everything
     */
    public int run(List<String> arguments, Terminal terminal) {
        if (arguments.isEmpty()) {
            terminal.err().print(list());
            return 1;
        }
        String name = arguments.get(0);
        List<String> rest = arguments.subList(1, arguments.size());
        if (HELP.contains(name)) {
            terminal.out()
                    .print(rest.isEmpty() ? list() : find(rest.get(0)).syntax().help());
            return 0;
        }
        Command command = find(name);
        Given given = command.syntax().parse(rest);
        if (given.has(Option.HELP)) {
            terminal.out().print(command.syntax().help());
            return 0;
        }
        return command.run(given, terminal);
    }

    private Command find(String name) {
        return commands.stream()
                .filter(command -> command.syntax().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private ServerException unknown(String name) {
        String advice = Nearest.to(
                        name,
                        commands.stream()
                                .map(command -> command.syntax().name())
                                .toList())
                .map("Write %s"::formatted)
                .orElse("help lists those that there are");
        return new ServerException("FREEDOM-0523", "There is no command %s. %s.".formatted(name, advice), null);
    }

    private String list() {
        String heading = "The commands of Freedom; COMMAND --help tells more of one:%n%n".formatted();
        return new Columns("  ")
                .addAll(commands.stream().map(Command::syntax).map(syntax -> List.of(syntax.name(), syntax.summary())))
                .text(heading);
    }
}
