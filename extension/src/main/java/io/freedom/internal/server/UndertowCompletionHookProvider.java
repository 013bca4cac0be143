package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Recognises Undertow, WildFly's servlet container, by the class of its context. */
public final class UndertowCompletionHookProvider implements CompletionHookProvider {

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        Class<?> type = context.getClass();
        if (!type.getName().startsWith("io.undertow.servlet.")) {
            return Optional.empty();
        }
        return CompletionHooks.open(
                "This Undertow has no completion listener", () -> new UndertowCompletionHook(type.getClassLoader()));
    }
}
