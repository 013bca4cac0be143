package io.freedom.server.command;

import io.freedom.server.ServerException;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteServer;
import io.freedom.server.SiteUrl;
import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.WorkFolder;
import io.freedom.server.reload.WatchedSite;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code runserver}: serves a site until the process is asked to end. */
public final class RunServer implements Command {

    private static final Set<String> ABOUT_THE_PORT = Set.of("FREEDOM-0501", "FREEDOM-0502");

    private final String portHint;
    private final @Nullable Supplier<List<String>> again;
    private final Duration grace;

    /**
     * @param portHint how to choose another port where this command is called, for messages
     * @param again tells the arguments, the name of the command first, anew; null where they are always the same
     */
    public RunServer(String portHint, @Nullable Supplier<List<String>> again) {
        this(portHint, again, ServerOptions.DEFAULT_GRACE);
    }

    /**
     * The same.
     *
     * @param grace how long requests under way, or a deployment, may delay the end of the process
     */
    public RunServer(String portHint, @Nullable Supplier<List<String>> again, Duration grace) {
        this.portHint = Objects.requireNonNull(portHint, "portHint");
        this.again = again;
        this.grace = Objects.requireNonNull(grace, "grace");
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
                grace);
        new CommandLog(terminal).during(() -> serve(arguments, options, terminal));
        return 0;
    }

    private void serve(Arguments arguments, ServerOptions options, Terminal terminal) {
        RequestLines lines = new RequestLines(terminal);
        try (EndOfProcess end = new EndOfProcess(options.grace(), terminal.err())) {
            SiteServer server = end.watch(work -> start(arguments, options, work, lines));
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

    private SiteServer start(Arguments arguments, ServerOptions options, WorkFolder work, RequestLines lines) {
        try {
            return arguments.reload()
                    ? SiteServer.start(arguments.site(), () -> again(arguments), options, work, lines)
                    : SiteServer.start(arguments.site().layout(), options, work, lines);
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

    private WatchedSite again(Arguments first) {
        if (again == null) {
            return first.site();
        }
        List<String> arguments = again.get();
        return Arguments.of(syntax().parse(arguments.subList(1, arguments.size())))
                .site();
    }

    private ServerException withHint(ServerException failure) {
        String text =
                String.valueOf(failure.getMessage()).substring(failure.id().length() + 2);
        String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return new ServerException(failure.id(), open + ": " + portHint, failure.getCause());
    }
}
