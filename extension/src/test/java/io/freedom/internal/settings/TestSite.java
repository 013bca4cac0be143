package io.freedom.internal.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A site's class path in a folder of its own, before the test's class path, with its own environment. */
public final class TestSite {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> systemProperties = new HashMap<>();

    public TestSite(Path folder) {
        this.folder = folder;
    }

    public TestSite file(String name, String... lines) {
        return bytes(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    TestSite bytes(String name, byte[] content) {
        try {
            Path file = folder.resolve("classes").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar with one file in it. */
    TestSite jar(String jar, String name, String content) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve(jar)))) {
            out.putNextEntry(new JarEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A settings module that this site uses whatever the environment says, in {@code test.properties}. */
    public TestSite settings(String... lines) {
        file("META-INF/freedom.properties", "settings.module=test", "settings.enforced=true");
        return file("test.properties", lines);
    }

    TestSite variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    TestSite property(String name, String value) {
        systemProperties.put(name, value);
        return this;
    }

    public ClassLoader loader() {
        try (var files = Files.exists(folder) ? Files.list(folder) : java.util.stream.Stream.<Path>empty()) {
            URL[] urls = files.sorted(java.util.Comparator.reverseOrder())
                    .map(TestSite::url)
                    .toArray(URL[]::new);
            return new URLClassLoader(urls, TestSite.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    DeploymentSettings load() {
        return load(OwnConverters.NONE);
    }

    DeploymentSettings load(OwnConverters own) {
        return DeploymentSettings.load(loader(), new Surroundings(environment, systemProperties), own);
    }
}
