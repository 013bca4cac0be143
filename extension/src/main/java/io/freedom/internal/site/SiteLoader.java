package io.freedom.internal.site;

import java.net.URL;
import java.security.CodeSource;
import java.util.function.Supplier;

/**
 * The class loader of a site, or of code that sites share.
 *
 * <p>Threading: immutable.
 */
public record SiteLoader(ClassLoader loader) {

    /**
     * A name that no other loader of the container has, and that is the same after a restart where that can be: sessions that
     * are stored keep what beans are called by it.
     *
     * @param type a class of this loader; where its code lies is one of a kind, unless loaders share a file
     */
    public String name(Class<?> type) {
        String own = loader.getName();
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        if (own == null && place == null) {
            return Integer.toHexString(System.identityHashCode(loader));
        }
        return (own == null ? "" : own + '@') + (place == null ? "" : place);
    }

    /**
     * Runs code of the site's, or what calls such: a settings module, a converter, an observer. It finds this loader as its
     * thread's context class loader, whoever's thread that is.
     */
    public <T> T call(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Whether code of this loader that names the type gets this very class, and not another one of the same name. */
    public boolean sees(Class<?> type) {
        if (type.getClassLoader() == loader) {
            return true;
        }
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }
}
