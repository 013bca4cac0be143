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

    private static final String CONTEXT = "org.apache.catalina.core.ApplicationContextFacade";

    @Override
    public Optional<CompletionHook> open(ServletContext context) {
        ClassLoader server = context.getClass().getClassLoader();
        if (!context.getClass().getName().equals(CONTEXT)
                || !has(server, "org.apache.catalina.AccessLog")
                || !has(server, "org.apache.coyote.ProtocolHandler")) {
            return Optional.empty();
        }
        return CompletionHooks.open("This Tomcat has no access log", () -> TomcatCompletionHook.open(server, context));
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
