package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Recognises Undertow, WildFly's servlet container, by the class of its context. */
public final class UndertowCompletionHookProvider implements CompletionHookProvider {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        Class<?> type = context.getClass();
        if (!type.getName().startsWith("io.undertow.servlet.")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UndertowCompletionHook(type.getClassLoader()));
        } catch (ReflectiveOperationException | RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "FREEDOM-0301: This Undertow has no completion listener that Freedom knows (" + failure
                            + "). The end of a request is taken from the servlet listeners.");
            return Optional.empty();
        }
    }
}
