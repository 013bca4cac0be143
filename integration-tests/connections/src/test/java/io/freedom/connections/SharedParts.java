package io.freedom.connections;

import io.freedom.scenarios.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the real parts once for all tests of a run, and ends them after the last one. */
final class SharedParts implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedParts.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealParts.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RealParts.class, key -> start(), RealParts.class);
    }

    private static RealParts start() {
        try {
            Path folder = Path.of(System.getProperty("connections.work"), "parts");
            Folders.delete(folder);
            return RealParts.start(Files.createDirectories(folder));
        } catch (Exception failure) {
            throw new IllegalStateException("the servers of data did not start", failure);
        }
    }
}
