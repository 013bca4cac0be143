package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.Settings;
import io.freedom.internal.settings.TestSite;
import io.freedom.internal.site.SiteLoader;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One CDI container for several WARs, each with Freedom's jar in its {@code WEB-INF/lib}. */
class SeveralExtensionsTest {

    @TempDir
    Path folder;

    static class Plain {}

    /** Has all classes of Freedom's for itself. */
    private static final class War extends ClassLoader {

        War(ClassLoader resources) {
            super(resources);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith("io.freedom.") ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        Extension extension() throws ReflectiveOperationException {
            return (Extension)
                    loadClass(FreedomExtension.class.getName()).getConstructor().newInstance();
        }

        String setting(SeContainer container, String key) throws ReflectiveOperationException {
            Class<?> type = loadClass(Settings.class.getName());
            return (String) type.getMethod("get", String.class)
                    .invoke(container.select(type).get(), key);
        }
    }

    private War war(String name) {
        return new War(
                new TestSite(folder.resolve(name)).settings("name=" + name).loader());
    }

    @Test
    void eachWarGetsItsOwnSharedBeans() throws ReflectiveOperationException {
        War blog = war("blog");
        War shop = war("shop");
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(blog.extension(), shop.extension())
                .addBeanClasses(Plain.class)
                .initialize()) {
            assertThat(blog.setting(container, "name")).isEqualTo("blog");
            assertThat(shop.setting(container, "name")).isEqualTo("shop");
        }
    }

    @Test
    void aLoaderIsNamedByItselfAndItsCodeAndWithoutBothByItsIdentity() throws ReflectiveOperationException {
        War war = war("blog");
        Class<?> type = war.loadClass(Settings.class.getName());
        assertThat(new SiteLoader(war).name(type)).isEqualTo(Integer.toHexString(System.identityHashCode(war)));
        assertThat(new SiteLoader(Settings.class.getClassLoader()).name(Settings.class))
                .isEqualTo("app@"
                        + Settings.class.getProtectionDomain().getCodeSource().getLocation());
    }
}
