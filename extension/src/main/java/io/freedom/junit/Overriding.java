package io.freedom.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The overrides in force for one test, or for one method of a class.
 *
 * <p>Threading: begun and closed by one thread; the loader may be lent to others.
 */
@SuppressWarnings("deprecation") // an AutoCloseable is closed since 5.13 only, unless the build forbids it
final class Overriding implements CloseableResource, AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader loader;
    private final ClassLoader before;
    private final List<Use> uses;
    private boolean open = true;

    /** @param uses told when a container reads the overrides */
    Overriding(OverridesOfTest overrides, List<Use> uses) {
        this.uses = List.copyOf(uses);
        before = thread.getContextClassLoader();
        ClassLoader parent = before == null ? Overriding.class.getClassLoader() : before;
        loader = new OverridesLoader(parent, overrides.file(), () -> this.uses.forEach(Use::read));
        thread.setContextClassLoader(loader);
    }

    /** For a part of the test that runs on another thread. */
    ClassLoader loader() {
        return loader;
    }

    List<Use> uses() {
        return uses;
    }

    /** Restores what was before; the first call counts. */
    @Override
    public void close() {
        if (open) {
            open = false;
            thread.setContextClassLoader(before);
        }
    }
}
