package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingException;
import io.freedom.internal.request.LoggedMessages;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    private final TestSite site;

    ClassPathTest(@TempDir Path folder) {
        this.site = new TestSite(folder);
    }

    @Test
    void aModuleInTheSitesFolderBeatsOneInAJar() {
        site.settings("a=folder").jar("z.jar", "test.properties", "a=jar");
        assertThat(site.load().get("a")).isEqualTo("folder");
    }

    @Test
    void ofAModuleInSeveralJarsTheFirstByNameCounts() {
        site.file("META-INF/freedom.properties", "settings.module=test", "settings.enforced=true")
                .jar("b.jar", "test.properties", "a=b")
                .jar("a.jar", "test.properties", "a=a");
        assertThat(site.load().get("a")).isEqualTo("a");
    }

    @Test
    void noJarIsTheTestOrTheCommand() {
        String overrides = new String(Overrides.file(Map.of("a", "jar"), Map.of()), StandardCharsets.ISO_8859_1);
        site.file("META-INF/freedom.properties", "settings.module=test")
                .file("test.properties", "a=own")
                .jar("one.jar", Overrides.NAME, overrides)
                .jar("two.jar", SiteFile.COMMAND_NAME, "settings.module=other");
        List<String> said;
        try (LoggedMessages log = new LoggedMessages()) {
            assertThat(site.load().get("a")).isEqualTo("own");
            said = log.messages();
        }
        assertThat(String.join("\n", said))
                .contains("FREEDOM-0216: META-INF/freedom-overrides.properties in one.jar has no effect")
                .contains("FREEDOM-0216: META-INF/freedom-command.properties in two.jar has no effect");
    }

    @Test
    void aClassLoaderThatFailsIsAnErrorWithAnId() {
        ClassLoader broken = new ClassLoader() {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("disk");
            }
        };
        assertThatThrownBy(() -> DeploymentSettings.load(broken, new Surroundings(Map.of(), Map.of())))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "FREEDOM-0208: META-INF/freedom.properties can't be looked for on the site's class path: disk."
                                + " See that the archive and its jars can be read.");
    }
}
