package io.freedom.server.command;

import io.freedom.server.ServerException;

/** One command of the command line, such as {@code runserver}. */
public interface Command {

    /** How it is written. */
    Syntax syntax();

    /**
     * Runs it; returns when it is done.
     *
     * @param given what it was given, as {@link #syntax()} allows it
     * @return the exit status of the process: 0 where all is well
     * @throws ServerException whose message tells the person everything; the exit status is 1
     */
    int run(Given given, Terminal terminal);
}
