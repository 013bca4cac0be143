package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises Jetty 12 and later by the class of its context. */
public final class JettyCompletionHookProvider implements CompletionHookProvider {

    private static final System.Logger LOG = System.getLogger("io.freedom");
    private static final Pattern JETTY = Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\..*");

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        Class<?> type = context.getClass();
        Matcher jetty = JETTY.matcher(type.getName());
        if (!jetty.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JettyCompletionHook(type.getClassLoader(), jetty.group(1) + ".servlet"));
        } catch (ReflectiveOperationException | RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "FREEDOM-0301: This Jetty has no completion listener that Freedom knows (" + failure
                            + "). The end of a request is taken from the servlet listeners.");
            return Optional.empty();
        }
    }
}
