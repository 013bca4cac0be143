package io.freedom.internal.server;

import jakarta.enterprise.concurrent.ContextService;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The one class that knows Jakarta Concurrency. It can't be loaded where the server has none. */
final class ContextualExecutor {

    private static final String DEFAULT_SERVICE = "java:comp/DefaultContextService";

    private ContextualExecutor() {}

    /**
     * An executor that runs work on the thread that asks, in the environment of the thread that called this: names below
     * {@code java:comp}, class loader, and no transaction of anybody else's.
     *
     * @throws NamingException if the server offers no such service
     */
    static Executor capture() throws NamingException {
        InitialContext names = new InitialContext();
        try {
            ContextService service = (ContextService) names.lookup(DEFAULT_SERVICE);
            Executor here = Runnable::run;
            return service.createContextualProxy(here, Executor.class);
        } finally {
            names.close();
        }
    }
}
