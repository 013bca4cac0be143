package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Optional;

/** Recognises GlassFish 8 and Payara 6, Server and Micro, by the class of their requests, whose name they share with Tomcat. */
public final class GrizzlyCompletionHookProvider implements CompletionHookProvider {

    private static final String FACADE = "org.apache.catalina.connector.RequestFacade";

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        Class<?> type = context.getClass();
        if (!type.getName().startsWith("org.apache.catalina.")) {
            return Optional.empty();
        }
        ClassLoader catalina = type.getClassLoader();
        if (isTomcat(catalina)) {
            return Optional.empty();
        }
        return CompletionHooks.open(
                context.getServerInfo() + " has no completion listener",
                () -> new GrizzlyCompletionHook(
                        new GrizzlyRequests(catalina.loadClass(FACADE)),
                        catalina.loadClass("org.apache.catalina.connector.ClientAbortException")));
    }

    /** Only GlassFish's branch of Catalina lets the connector's request be had. */
    private static boolean isTomcat(ClassLoader catalina) {
        try {
            return Arrays.stream(catalina.loadClass(FACADE).getMethods())
                    .noneMatch(method -> method.getName().equals("getUnwrappedCoyoteRequest"));
        } catch (ClassNotFoundException another) {
            return true;
        }
    }
}
