package io.freedom.server.command;

import io.freedom.server.ServerException;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import io.freedom.server.SiteUrl;
import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.WorkFolder;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Set;

/** {@code runserver}: serves a site until the process is asked to end. */
public final class RunServer implements Command {

    private static final Set<String> ABOUT_THE_PORT = Set.of("FREEDOM-0501", "FREEDOM-0502");

    private final String portHint;

    /** @param portHint how to choose another port where this command is called, for messages */
    public RunServer(String portHint) {
        this.portHint = Objects.requireNonNull(portHint, "portHint");
    }

    @Override
    public Syntax syntax() {
        return Arguments.SYNTAX;
    }

    @Override
    public int run(Given given, Terminal terminal) {
        Arguments arguments = Arguments.of(given);
        ServerOptions options = new ServerOptions(
                arguments.address().resolve(),
                arguments.settings(),
                arguments.threads(),
                arguments.virtualThreads(),
                ServerOptions.DEFAULT_GRACE);
        new CommandLog().during(() -> serve(arguments, options, terminal));
        return 0;
    }

    private void serve(Arguments arguments, ServerOptions options, Terminal terminal) {
        RequestLines lines = new RequestLines(terminal);
        try (EndOfProcess end = new EndOfProcess(options.grace(), terminal.err())) {
            SiteServer server = end.watch(work -> start(arguments.layout(), options, work, lines));
            try (server) {
                lines.begin(Banner.text(server.address(), server.facts(), server.debug()));
                if (arguments.open()) {
                    Browser.show(SiteUrl.of(server.address()));
                }
                server.join();
            } catch (InterruptedException e) {
                // Who interrupts a command wants it to end.
                Thread.currentThread().interrupt();
            }
        }
    }

    private SiteServer start(SiteLayout layout, ServerOptions options, WorkFolder work, RequestLines lines) {
        try {
            return SiteServer.start(layout, options, work, lines);
        } catch (ServerException e) {
            throw ABOUT_THE_PORT.contains(e.id()) ? withHint(e) : e;
        } catch (RuntimeException e) {
            DeploymentProblems problems = DeploymentProblems.of(e);
            if (!problems.told()) {
                System.getLogger(RunServer.class.getName()).log(Level.ERROR, "The site can't be deployed.", e);
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
