package io.freedom.junit;

import io.freedom.Setting;
import io.freedom.Settings;
import io.freedom.SettingsGroup;
import io.freedom.internal.cdi.FreedomExtension;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;

/** A site that a test starts itself, in the way that a site's tests do. */
@Dependent
class TestedSite {

    @Inject
    Settings settings;

    @Inject
    @Setting(value = "page.size", defaultValue = "10")
    int pageSize;

    @Inject
    Mail mail;

    @SettingsGroup("mail")
    interface Mail {
        @Setting(defaultValue = "localhost")
        String host();
    }

    /** On this thread alone: one that waits for Weld's own fork-join pool may run another test meanwhile (JDK 25). */
    static SeContainer boot() {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addProperty("org.jboss.weld.executor.threadPoolType", "NONE")
                .addExtensions(new FreedomExtension())
                .addBeanClasses(TestedSite.class)
                .initialize();
    }

    /** What a site that is started now gets for {@code page.size}. */
    static int bootedPageSize() {
        try (SeContainer container = boot()) {
            return container.select(TestedSite.class).get().pageSize;
        }
    }
}
