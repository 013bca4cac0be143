package io.freedom.internal.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

/**
 * Finds the bean manager that sees what the site declares. On Payara an extension's own sees neither the site's beans nor its
 * observers, and CDI goes by the class that asks: it must not be the extension.
 */
final class SiteBeans {

    private SiteBeans() {}

    /** The site's manager, if the container tells it by now; else the extension's own. */
    static BeanManager manager(BeanManager own, FreedomExtension extension) {
        try {
            BeanManager current = CDI.current().getBeanManager();
            return current.getExtension(FreedomExtension.class) == extension ? current : own;
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException notYet) {
            // The last one is how Weld says that it has no container.
            return own;
        }
    }
}
