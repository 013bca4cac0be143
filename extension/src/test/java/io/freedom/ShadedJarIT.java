package io.freedom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.internal.cdi.FreedomExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.servlet.Servlet;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.yaml.snakeyaml.Yaml;

/** The jar as a WAR carries it. */
class ShadedJarIT {

    private static final Path JAR = Path.of(System.getProperty("freedom.jar"));

    @Test
    void everythingInItIsOurs() throws IOException {
        assertThat(files()).allMatch(name -> name.startsWith("io/freedom/") || name.startsWith("META-INF/"));
    }

    @Test
    void itsMetaInfHoldsNothingForeign() throws IOException {
        assertThat(files().stream().filter(name -> name.startsWith("META-INF/")))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/services/io.freedom.spi.CompletionHookProvider",
                        "META-INF/services/jakarta.enterprise.inject.spi.Extension",
                        "META-INF/services/jakarta.servlet.ServletContainerInitializer",
                        "META-INF/services/org.eclipse.microprofile.config.spi.ConfigSourceProvider",
                        "META-INF/web-fragment.xml",
                        "META-INF/maven/io.freedom/freedom-extension/pom.xml",
                        "META-INF/maven/io.freedom/freedom-extension/pom.properties");
    }

    /** All else knows a renamed copy of that API; these are called by a server that has the API itself. */
    @Test
    void whatMicroProfileConfigCallsIsPackedAsItIsCompiled() throws IOException {
        String folder = "io/freedom/internal/microprofile/";
        Path compiled = Path.of("target/classes", folder);
        List<String> names;
        try (Stream<Path> files = Files.list(compiled)) {
            names = files.map(file -> folder + file.getFileName()).toList();
        }
        assertThat(files().stream().filter(name -> name.startsWith(folder)))
                .containsExactlyInAnyOrderElementsOf(names)
                .contains(folder + "SiteConfigSource.class", folder + "SiteConfigSources.class");
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (String name : names) {
                assertThat(jar.getInputStream(jar.getEntry(name)))
                        .as(name)
                        .hasBinaryContent(Files.readAllBytes(Path.of("target/classes", name)));
            }
        }
    }

    /** As on a server: the API and its implementation come from outside of the site. */
    @Test
    void anotherConfigurationLibraryFindsTheValuesOfTheSite(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/freedom.properties"), "settings.module=site\nsettings.enforced=true\n");
        Files.writeString(
                folder.resolve("site.properties"), "freedom.settings.in-microprofile-config=true\npage.size=50\n");
        List<URL> server = new ArrayList<>(List.of(apis()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.contains("smallrye") || entry.contains("microprofile") || entry.contains("jboss-logging")) {
                server.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader apis =
                        new URLClassLoader(server.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
                URLClassLoader site = new URLClassLoader(
                        new URL[] {folder.toUri().toURL(), JAR.toUri().toURL()}, apis)) {
            Object config = apis.loadClass("org.eclipse.microprofile.config.ConfigProvider")
                    .getMethod("getConfig", ClassLoader.class)
                    .invoke(null, site);
            var value = apis.loadClass("org.eclipse.microprofile.config.Config")
                    .getMethod("getValue", String.class, Class.class);
            assertThat(value.invoke(config, "page.size", Integer.class)).isEqualTo(50);
            assertThat(config.getClass().getClassLoader()).isSameAs(apis);
        }
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(1_300_000);
    }

    /** WildFly's log manager would keep its loggers, and the class loader of an undeployed site with them. */
    @Test
    void itsLibraryLogsThroughTheJdkOnly() throws IOException {
        assertThat(files().stream()
                        .filter(name ->
                                name.endsWith("LoggerProvider.class") || name.endsWith("ManagerProvider.class")))
                .containsExactlyInAnyOrder(
                        "io/freedom/internal/shaded/jboss/logging/AbstractLoggerProvider.class",
                        "io/freedom/internal/shaded/jboss/logging/AbstractMdcLoggerProvider.class",
                        "io/freedom/internal/shaded/jboss/logging/JDKLoggerProvider.class",
                        "io/freedom/internal/shaded/jboss/logging/LoggerProvider.class");
    }

    @Test
    void itBringsNoDependencyToTheWar() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(System.getProperty("freedom.pom")).toFile());
        NodeList dependencies = pom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            NodeList scope = dependency.getElementsByTagName("scope");
            assertThat(scope.getLength() == 0 ? "compile" : scope.item(0).getTextContent())
                    .as(dependency.getTextContent())
                    .isIn("provided", "test");
        }
    }

    @Test
    void settingsWorkWithTheApisAlone(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/freedom.properties"), "settings.module=site\nsettings.enforced=true\n");
        Files.writeString(folder.resolve("site.properties"), "page.size=${half}0\nhalf=5\nwrong=x\n");
        try (URLClassLoader apis = new URLClassLoader(apis(), ClassLoader.getPlatformClassLoader());
                URLClassLoader site = new URLClassLoader(
                        new URL[] {folder.toUri().toURL(), JAR.toUri().toURL()}, apis)) {
            Class<?> type = site.loadClass("io.freedom.internal.settings.DeploymentSettings");
            Object settings = type.getMethod("load", ClassLoader.class).invoke(null, site);
            var find = type.getMethod("find", String.class, Class.class);
            assertThat(find.invoke(settings, "page.size", int.class)).isEqualTo(Optional.of(50));
            assertThat(settings).hasToString("Settings(site, 3 keys)");
            assertThatThrownBy(() -> find.invoke(settings, "wrong", int.class))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasRootCauseMessage(
                            "FREEDOM-0206: Setting wrong is \"x\", which can't be converted to int (Expected an"
                                    + " integer value, got \"x\"); the value comes from settings module site (site.properties:3)."
                                    + " Correct it there.");
        }
    }

    @Test
    void aModuleInYamlIsReadWhereTheSiteHasSnakeYamlAndOnlyThere(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/freedom.properties"), "settings.module=site\nsettings.enforced=true\n");
        Files.writeString(folder.resolve("site.yaml"), "page:\n  size: 50\n");
        URL yaml = Yaml.class.getProtectionDomain().getCodeSource().getLocation();
        URL classes = folder.toUri().toURL();
        try (URLClassLoader apis = new URLClassLoader(apis(), ClassLoader.getPlatformClassLoader());
                URLClassLoader with =
                        new URLClassLoader(new URL[] {classes, JAR.toUri().toURL(), yaml}, apis);
                URLClassLoader without =
                        new URLClassLoader(new URL[] {classes, JAR.toUri().toURL()}, apis)) {
            Class<?> type = with.loadClass("io.freedom.internal.settings.DeploymentSettings");
            Object settings = type.getMethod("load", ClassLoader.class).invoke(null, with);
            assertThat(type.getMethod("get", String.class).invoke(settings, "page.size"))
                    .isEqualTo("50");
            var load = without.loadClass(type.getName()).getMethod("load", ClassLoader.class);
            assertThatThrownBy(() -> load.invoke(null, without))
                    .cause()
                    .hasMessageStartingWith("FREEDOM-0212: Settings module site (site.yaml), named by");
        }
    }

    @Test
    void theExtensionIsFoundAndMadeWithTheApisAlone() throws Exception {
        try (URLClassLoader apis = new URLClassLoader(apis(), ClassLoader.getPlatformClassLoader());
                URLClassLoader site = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, apis)) {
            assertThat(ServiceLoader.load(site.loadClass(Extension.class.getName()), site))
                    .extracting(extension -> extension.getClass().getName())
                    .containsExactly("io.freedom.internal.cdi.FreedomExtension");
        }
    }

    @Test
    void aSiteIsDeployedWithoutTheLibraryOnItsClassPath(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/freedom.properties"), "settings.module=site\nsettings.enforced=true\n");
        Files.writeString(folder.resolve("site.properties"), "page.size=50\n");
        List<URL> classPath =
                new ArrayList<>(List.of(folder.toUri().toURL(), JAR.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("smallrye")
                    && !entry.contains("microprofile")
                    && !entry.contains("freedom-extension-")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader site =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Callable<?> deployment = (Callable<?>) site.loadClass(DeployedSite.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(deployment.call()).isEqualTo("50 from the jar that is shaded: true");
        }
    }

    /** Loaded a second time, by the loader of the site. */
    public static final class DeployedSite implements Callable<String> {

        @Override
        public String call() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(getClass().getClassLoader());
            try (SeContainer container = SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(new FreedomExtension())
                    .addBeanClasses(Page.class)
                    .initialize()) {
                String source = FreedomExtension.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString();
                return container.select(Page.class).get().size + " from the jar that is shaded: "
                        + source.endsWith(".jar");
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    @Dependent
    static class Page {
        @Inject
        @Setting("page.size")
        int size;
    }

    private static List<String> files() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    private static URL[] apis() throws MalformedURLException {
        return List.of(Extension.class, Inject.class, Servlet.class, Priority.class).stream()
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
    }
}
