package io.freedom.server;

import io.freedom.server.command.Arguments;
import io.freedom.server.command.Banner;
import io.freedom.server.command.CommandLog;
import io.freedom.server.command.EndOfProcess;
import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.WorkFolder;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The commands. {@code runserver [[host:]port] [--settings NAME] [--threads N] SITE} serves a site until the process is
 * asked to end.
 *
 * <p>A build tool that has the parts of a site and not a WAR gives {@code --web}, {@code --classes} and {@code --libraries}
 * (lists of paths, separated as in a class path) in place of {@code SITE}. It is a {@link Consumer}, so that a tool which
 * loads the server with a class loader of its own can call it without sharing a type.
 */
public final class Main implements Consumer<List<String>> {

    private static final Set<String> ABOUT_THE_PORT = Set.of("FREEDOM-0501", "FREEDOM-0502");

    private final PrintStream out;
    private final String portHint;

    /** @param portHint how to choose another port where this command is called, for messages */
    public Main(String portHint) {
        this.out = System.out;
        this.portHint = Objects.requireNonNull(portHint, "portHint");
    }

    public static void main(String[] arguments) {
        try {
            new Main("runserver 8001").accept(List.of(arguments));
        } catch (ServerException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Runs a command; returns when the server was stopped.
     *
     * @param arguments the name of the command and its arguments
     * @throws ServerException whose message tells the person everything
     */
    @Override
    public void accept(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).equals("runserver")) {
            throw new ServerException(
                    "FREEDOM-0523",
                    "%s. Write %s."
                            .formatted(
                                    arguments.isEmpty()
                                            ? "The command is missing"
                                            : "There is no command " + arguments.get(0),
                                    Arguments.USAGE),
                    null);
        }
        Arguments parsed = Arguments.parse(arguments.subList(1, arguments.size()));
        new CommandLog().during(() -> serve(parsed));
    }

    private void serve(Arguments arguments) {
        ServerOptions options = new ServerOptions(
                arguments.address().resolve(), arguments.settings(), arguments.threads(), ServerOptions.DEFAULT_GRACE);
        try (EndOfProcess end = new EndOfProcess(options.grace())) {
            SiteServer server = end.watch(work -> start(arguments.layout(), options, work));
            try (server) {
                out.println(Banner.text(server.address(), server.facts()));
                server.join();
            } catch (InterruptedException e) {
                // Who interrupts a command wants it to end.
                Thread.currentThread().interrupt();
            }
        }
    }

    private SiteServer start(SiteLayout layout, ServerOptions options, WorkFolder work) {
        try {
            return SiteServer.start(layout, options, work);
        } catch (ServerException e) {
            throw ABOUT_THE_PORT.contains(e.id()) ? withHint(e) : e;
        } catch (RuntimeException e) {
            DeploymentProblems problems = DeploymentProblems.of(e);
            if (!problems.told()) {
                System.getLogger(Main.class.getName()).log(Level.ERROR, "The site can't be deployed.", e);
            }
            throw problems.toException(null);
        }
    }

    private ServerException withHint(ServerException failure) {
        String text =
                String.valueOf(failure.getMessage()).substring(failure.id().length() + 2);
        String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return new ServerException(failure.id(), open + ": " + portHint, failure.getCause());
    }
}
