package io.freedom.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.SettingsGroup;
import io.freedom.internal.cdi.Boot;
import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sites that lack Bean Validation, or a provider of it. */
class OptionalValidationTest {

    private static final Logger LOGGER = Logger.getLogger("io.freedom");

    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            if (event.getLevel() == Level.WARNING && event.getLoggerName().equals(LOGGER.getName())) {
                logged.add(new SimpleFormatter().formatMessage(event));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void withoutAProviderConstraintsAreSaidOnceNotToBeChecked() throws Exception {
        assertThat(deployedWithout("hibernate-validator")).isEqualTo("0 and 0");
        assertThat(logged)
                .containsExactly("FREEDOM-0227: The settings group " + First.class.getName()
                        + " has constraints, and nothing checks them: there is no provider of Bean Validation. Add one,"
                        + " such as Hibernate Validator, to the site or the server.");
    }

    @Test
    void withoutTheApiConstraintsAreNotThere() throws Exception {
        assertThat(deployedWithout("validation")).isEqualTo("0 and 0");
        assertThat(logged).isEmpty();
    }

    /** Everything of the test's class path but some jars, loaded once more. */
    private static Object deployedWithout(String jar) throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().matches(".*" + jar + ".*\\.jar"))
                .map(entry -> url(Path.of(entry)))
                .toArray(URL[]::new);
        try (URLClassLoader site = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Callable<?> deployment = (Callable<?>)
                    site.loadClass(Site.class.getName()).getConstructor().newInstance();
            return deployment.call();
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Loaded by the loader of the site. */
    public static final class Site implements Callable<String> {

        @Override
        public String call() throws Exception {
            Path folder = java.nio.file.Files.createTempDirectory(Path.of("target"), "site");
            TestSite site = new TestSite(folder).settings("first.size=0", "second.size=0");
            try (SeContainer container = Boot.boot(site, NeedsBoth.class)) {
                NeedsBoth bean = container.select(NeedsBoth.class).get();
                return bean.first.size() + " and " + bean.second.size();
            }
        }
    }

    @SettingsGroup("first")
    interface First {
        @Min(1)
        int size();
    }

    @SettingsGroup("second")
    interface Second {
        @Min(1)
        int size();
    }

    @Dependent
    static class NeedsBoth {
        @Inject
        First first;

        @Inject
        Second second;
    }
}
