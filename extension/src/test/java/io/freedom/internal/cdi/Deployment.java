package io.freedom.internal.cdi;

import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** Deploys beans with the settings of a {@link TestSite}, whose class path is the thread's while it deploys. */
final class Deployment {

    private Deployment() {}

    static SeContainer boot(TestSite site, Class<?>... beans) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(site.loader());
        try {
            return SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(new FreedomExtension())
                    .addBeanClasses(beans)
                    .initialize();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
