package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import java.util.Optional;

/** Opens a server's completion hook, or says why the servlet listeners have to serve. */
final class CompletionHooks {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    @FunctionalInterface
    interface Opening {

        CompletionHook open() throws ReflectiveOperationException;
    }

    private CompletionHooks() {}

    /**
     * The hook; empty where the server is not as Freedom knows it, which is logged.
     *
     * @param lacking what this server then lacks, such as {@code This Jetty has no completion listener}
     */
    static Optional<CompletionHook> open(String lacking, Opening opening) {
        try {
            return Optional.of(opening.open());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "FREEDOM-0301: " + lacking + " that Freedom knows (" + failure
                            + "). The end of a request is taken from the servlet listeners.");
            return Optional.empty();
        }
    }
}
