package io.freedom.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The overrides in force for one test, or for one method of a class.
 *
 * <p>Threading: begun, paused and closed by one thread; any may borrow them.
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

    /** Makes one call with the overrides, on whatever thread. */
    <T extends @Nullable Object, X extends Throwable> T lend(Call<T, X> call) throws X {
        Thread borrower = Thread.currentThread();
        ClassLoader own = borrower.getContextClassLoader();
        borrower.setContextClassLoader(loader);
        try {
            return call.make();
        } finally {
            borrower.setContextClassLoader(own);
        }
    }

    /** From now on the overrides are in force where they are {@linkplain #lend lent} only. */
    void pause() {
        if (open) {
            thread.setContextClassLoader(before);
        }
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

    /** A part of a test. */
    interface Call<T extends @Nullable Object, X extends Throwable> {
        T make() throws X;
    }
}
