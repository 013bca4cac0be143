package io.freedom.internal.cdi;

import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Weld SE with Freedom's extension, just the given beans, and the class path of a {@link TestSite}. */
public final class Boot {

    private final ClassLoader loader;
    private final List<Extension> extensions = new ArrayList<>(List.of(new FreedomExtension()));

    private Boot(ClassLoader loader) {
        this.loader = loader;
    }

    /** Beans without any settings module. */
    public static SeContainer boot(Class<?>... beans) {
        return boot(new TestSite(Path.of("target/no-site")), beans);
    }

    public static SeContainer boot(TestSite site, Class<?>... beans) {
        return of(site).with(beans);
    }

    /** With another extension. */
    public static SeContainer boot(TestSite site, Extension extension, Class<?>... beans) {
        return of(site).extension(extension).with(beans);
    }

    static Boot of(TestSite site) {
        return of(site.loader());
    }

    /** With the class loader of a site. */
    static Boot of(ClassLoader loader) {
        return new Boot(loader);
    }

    Boot extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    SeContainer with(Class<?>... beans) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    // On this thread alone: one that waits for Weld's own fork-join pool may run another test meanwhile
                    // (JDK 25).
                    .addProperty("org.jboss.weld.executor.threadPoolType", "NONE")
                    .addExtensions(extensions.toArray(Extension[]::new))
                    .addBeanClasses(beans)
                    .initialize();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
