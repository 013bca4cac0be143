package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises Jetty 12 and later by the class of its context. */
public final class JettyCompletionHookProvider implements CompletionHookProvider {

    private static final Pattern JETTY = Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\..*");

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        Class<?> type = context.getClass();
        Matcher jetty = JETTY.matcher(type.getName());
        if (!jetty.matches()) {
            return Optional.empty();
        }
        return CompletionHooks.open(
                "This Jetty has no completion listener",
                () -> new JettyCompletionHook(type.getClassLoader(), jetty.group(1) + ".servlet"));
    }
}
