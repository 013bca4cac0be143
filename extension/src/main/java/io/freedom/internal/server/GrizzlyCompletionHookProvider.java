package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Optional;

/** Recognises GlassFish 8 and Payara 6, Server and Micro, by the class of their requests, whose name they share with Tomcat. */
public final class GrizzlyCompletionHookProvider implements CompletionHookProvider {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        Class<?> type = context.getClass();
        if (!type.getName().startsWith("org.apache.catalina.")) {
            return Optional.empty();
        }
        try {
            ClassLoader catalina = type.getClassLoader();
            Class<?> facade = catalina.loadClass("org.apache.catalina.connector.RequestFacade");
            if (isTomcat(facade)) {
                return Optional.empty();
            }
            Class<?> clientAbort = catalina.loadClass("org.apache.catalina.connector.ClientAbortException");
            return Optional.of(new GrizzlyCompletionHook(new GrizzlyRequests(facade), clientAbort));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "FREEDOM-0301: " + context.getServerInfo() + " has no completion listener that Freedom knows ("
                            + failure + "). The end of a request is taken from the servlet listeners.");
            return Optional.empty();
        }
    }

    /** Only GlassFish's branch of Catalina lets the connector's request be had. */
    private static boolean isTomcat(Class<?> facade) {
        return Arrays.stream(facade.getMethods())
                .noneMatch(method -> method.getName().equals("getUnwrappedCoyoteRequest"));
    }
}
