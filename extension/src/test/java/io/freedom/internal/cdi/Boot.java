package io.freedom.internal.cdi;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Weld SE with Freedom's extension, just the given beans, and a settings module of the given lines. */
final class Boot {

    private final List<String> settings = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>(List.of(new FreedomExtension()));

    static SeContainer boot(Class<?>... beans) {
        return new Boot().with(beans);
    }

    static Boot settings(String... lines) {
        Boot boot = new Boot();
        boot.settings.addAll(List.of(lines));
        return boot;
    }

    Boot extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    SeContainer with(Class<?>... beans) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader site = new URLClassLoader(new URL[] {siteFolder()}, before)) {
            thread.setContextClassLoader(site);
            return SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(extensions.toArray(Extension[]::new))
                    .addBeanClasses(beans)
                    .initialize();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL siteFolder() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "site");
        Files.createDirectories(folder.resolve("META-INF"));
        Files.createDirectories(folder.resolve("site"));
        if (!settings.isEmpty()) {
            Files.writeString(folder.resolve("META-INF/freedom.properties"), "settings.module=site.settings\n");
            Files.write(folder.resolve("site/settings.properties"), settings);
        }
        return folder.toUri().toURL();
    }
}
