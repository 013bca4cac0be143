package io.freedom.internal.server;

import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/**
 * Recognises Tomcat 10.1 and later. The class of a context tells nothing: servers that descend from Tomcat, such as
 * GlassFish, kept the names of its classes, but neither its access log nor its connectors.
 */
public final class TomcatCompletionHookProvider implements CompletionHookProvider {

    private static final System.Logger LOG = System.getLogger("io.freedom");
    private static final String CONTEXT = "org.apache.catalina.core.ApplicationContextFacade";

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        ClassLoader server = context.getClass().getClassLoader();
        if (!context.getClass().getName().equals(CONTEXT)
                || !has(server, "org.apache.catalina.AccessLog")
                || !has(server, "org.apache.coyote.ProtocolHandler")) {
            return Optional.empty();
        }
        try {
            return Optional.of(TomcatCompletionHook.open(server, context));
        } catch (ReflectiveOperationException | RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "FREEDOM-0301: This Tomcat has no access log that Freedom can join (" + failure
                            + "). The end of a request is taken from the servlet listeners.");
            return Optional.empty();
        }
    }

    private static boolean has(ClassLoader server, String name) {
        try {
            server.loadClass(name);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
