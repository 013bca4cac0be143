package io.freedom.internal.site;

/**
 * The class loader of a site, or of code that sites share.
 *
 * <p>Threading: immutable.
 */
public record SiteLoader(ClassLoader loader) {

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
