package io.freedom.internal.metrics;

/** What one site has registered. */
@FunctionalInterface
public interface MeteredResources extends AutoCloseable {

    /** Takes it out of the registry, which knows nothing of the site any more. */
    @Override
    void close();
}
