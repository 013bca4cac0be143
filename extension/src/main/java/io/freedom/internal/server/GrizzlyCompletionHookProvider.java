package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Optional;

/** Recognises GlassFish 8 and Payara 6, Server and Micro, by the class of their requests, whose name they share with Tomcat. */
public final class GrizzlyCompletionHookProvider implements CompletionHookProvider {

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        Class<?> type = context.getClass();
        if (!type.getName().startsWith("org.apache.catalina.")) {
            return Optional.empty();
        }
        ClassLoader catalina = type.getClassLoader();
        Class<?> facade;
        try {
            facade = catalina.loadClass("org.apache.catalina.connector.RequestFacade");
        } catch (ClassNotFoundException another) {
            return Optional.empty();
        }
        if (isTomcat(facade)) {
            return Optional.empty();
        }
        return CompletionHooks.open(context.getServerInfo() + " has no completion listener", () -> {
            Class<?> clientAbort = catalina.loadClass("org.apache.catalina.connector.ClientAbortException");
            return new GrizzlyCompletionHook(new GrizzlyRequests(facade), clientAbort);
        });
    }

    /** Only GlassFish's branch of Catalina lets the connector's request be had. */
    private static boolean isTomcat(Class<?> facade) {
        return Arrays.stream(facade.getMethods())
                .noneMatch(method -> method.getName().equals("getUnwrappedCoyoteRequest"));
    }
}
