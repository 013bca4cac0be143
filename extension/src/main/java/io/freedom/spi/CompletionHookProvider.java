package io.freedom.spi;

import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Recognises a server. Found through {@link java.util.ServiceLoader} in the class loader of Freedom's jar. */
@FunctionalInterface
public interface CompletionHookProvider {

    /** The hook of the server that owns this context; empty where it is another server. Called once per deployment. */
    Optional<CompletionHook> open(ServletContext context);
}
