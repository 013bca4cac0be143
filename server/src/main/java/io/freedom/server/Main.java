package io.freedom.server;

import io.freedom.server.command.Check;
import io.freedom.server.command.Commands;
import io.freedom.server.command.DiffSettings;
import io.freedom.server.command.RunServer;
import io.freedom.server.command.StartProject;
import io.freedom.server.command.Terminal;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The command line: {@code runserver}, {@code check}, {@code diffsettings}, {@code help} and the rest of {@link Commands}.
 *
 * <p>It is a function of the JDK's, so that a tool which loads the server with a class loader of its own can call it without
 * sharing a type.
 */
public final class Main implements ToIntFunction<List<String>> {

    private final Commands commands;

    /** @param portHint how to choose another port where this command is called, for messages */
    public Main(String portHint) {
        this(portHint, null);
    }

    /**
     * The same for a build tool.
     *
     * @param again tells the arguments anew after a file changed that says how the site is built; it throws with a message for
     *     the person where that can't be told. Null: they are always the same
     */
    public Main(String portHint, @Nullable Supplier<List<String>> again) {
        commands = new Commands(
                List.of(new RunServer(portHint, again), new Check(), new DiffSettings(), new StartProject()));
    }

    public static void main(String[] arguments) {
        int status;
        try {
            status = new Main("runserver 8001").applyAsInt(List.of(arguments));
        } catch (ServerException e) {
            System.err.println(e.getMessage());
            status = 1;
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Runs a command; returns when it is done.
     *
     * @param arguments the name of the command and its arguments
     * @return the exit status: 0 where all is well
     * @throws ServerException whose message tells the person everything
     */
    @Override
    public int applyAsInt(List<String> arguments) {
        return commands.run(arguments, Terminal.ofThisProcess());
    }
}
