package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingException;
import jakarta.enterprise.util.TypeLiteral;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlModuleTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder).variable("FREEDOM_SETTINGS_MODULE", "top");
    }

    private DeploymentSettings load(String... lines) {
        return site.file("top.yaml", lines).load();
    }

    private void refused(String why, String... lines) {
        site.file("top.yaml", lines);
        assertThatThrownBy(site::load)
                .isInstanceOfSatisfying(
                        SettingException.class, fault -> assertThat(fault.id()).isEqualTo("FREEDOM-0203"))
                .hasNoCause()
                .hasMessage("FREEDOM-0203: Settings module top (top.yaml), named by environment variable"
                        + " FREEDOM_SETTINGS_MODULE, can't be read: " + why + ". Correct it.");
    }

    @Test
    void keysAreNestedAndKnowTheirLines() {
        DeploymentSettings settings = load("page:", "  size: 50", "", "  # Grüße", "  title: \"Grüße\"", "\"a.b\": 1");
        assertThat(settings.keys()).containsExactly("\"a.b\"", "page.size", "page.title");
        assertThat(settings.get("page.size", int.class)).isEqualTo(50);
        assertThat(settings.get("page.title")).isEqualTo("Grüße");
        assertThat(settings.origin("page.title")).contains("settings module top (top.yaml:5)");
    }

    @Test
    void aModuleMayEndInYmlAndLieInAFolder() {
        site.file("mysite/conf/test.yml", "a: 1").variable("FREEDOM_SETTINGS_MODULE", "mysite.conf.test");
        assertThat(site.load().origin("a")).contains("settings module mysite.conf.test (mysite/conf/test.yml:1)");
    }

    @Test
    void listsAreListsAndMapsMaps() {
        DeploymentSettings settings = load("ports: [8080, 8081]", "hosts:", "  - a,b", "  - c", "sizes:", "  s: 1");
        assertThat(settings.read(new Wanted("ports", new TypeLiteral<List<Integer>>() {}.getType(), null, null)))
                .isEqualTo(List.of(8080, 8081));
        assertThat(settings.read(new Wanted("hosts", new TypeLiteral<List<String>>() {}.getType(), null, null)))
                .isEqualTo(List.of("a,b", "c"));
        assertThat(settings.read(new Wanted("sizes", new TypeLiteral<Map<String, Integer>>() {}.getType(), null, null)))
                .isEqualTo(Map.of("s", 1));
        assertThat(settings.origin("hosts[1]")).contains("settings module top (top.yaml:4)");
    }

    @ParameterizedTest
    @CsvSource({"1.10", "2024-05-06", "0x10", "1_000", "12:30:45", "'''no'''", "1e3", "'\"~\"'"})
    void aValueIsTheTextAsItIsWritten(String text) {
        String plain = text.replaceAll("^[\"']|[\"']$", "");
        assertThat(load("k: " + text).get("k")).isEqualTo(plain);
    }

    @Test
    void aWordForYesOrNoThatIsNotQuotedIsABoolean() {
        assertThat(load("k: on", "other: \"no\"").get("k")).isEqualTo("true");
        assertThat(site.load().get("other")).isEqualTo("no");
    }

    @Test
    void aValueThatIsNotThereIsNone() {
        assertThat(load("a:", "b: ~", "c: 1").find("a")).isEmpty();
        assertThat(site.load().find("b")).isEmpty();
    }

    @Test
    void anAliasAndAMergeBringValues() {
        DeploymentSettings settings =
                load("base: &base", "  size: 1", "  name: x", "page:", "  <<: *base", "  size: 2", "copy: *base");
        assertThat(settings.get("page.size")).isEqualTo("2");
        assertThat(settings.get("page.name")).isEqualTo("x");
        assertThat(settings.get("copy.name")).isEqualTo("x");
        assertThat(settings.origin("page.size")).contains("settings module top (top.yaml:6)");
        assertThat(settings.origin("page.name")).contains("settings module top (top.yaml)");
    }

    @Test
    void aModuleInYamlMayExtendOneInPropertiesAndHaveExpressions() {
        site.file("base.properties", "root=/srv");
        assertThat(load("freedom:", "  settings:", "    extends: base", "data: ${root}/data", "\"%shop\":", "  data: x")
                        .get("data"))
                .isEqualTo("/srv/data");
    }

    @Test
    void anEmptyDocumentIsAModuleWithoutSettings() {
        site.file("top.yaml", "# nothing yet");
        assertThatThrownBy(site::load).hasMessageStartingWith("FREEDOM-0202: Settings module top (top.yaml), named by");
    }

    @Test
    void whatSettingsCantBeIsRefusedWithItsLine() {
        refused("line 3: the key a is there twice", "a: 1", "b: 2", "a: 3");
        refused("line 3: the key b is there twice", "a:", "  b: 1", "  b: 2");
        refused("it has several documents; write one, without --- between its lines", "a: 1", "---", "b: 2");
        refused("it is no mapping; write key: value", "- a", "- b");
        refused("it is no mapping; write key: value", "a=1");
        refused(
                "line 1: a tag asks for a type that settings don't have; quote a text that starts with !",
                "a: !!binary aGk=");
        refused(
                "line 2: a tag asks for a type that settings don't have; quote a text that starts with !",
                "a: 1",
                "b: !important x");
        refused(
                "line 2: it is no YAML that can be read here; quote text that has special characters",
                "a: 1",
                "b: !!javax.script.ScriptEngineManager [x]");
        refused("line 1: a key is a text; quote words such as on, off, yes, no and null", "on: 1");
        refused("line 1: a key is a text; quote words such as on, off, yes, no and null", "? [a, b]", ": 1");
    }

    @Test
    void aKeyWithDotsThatHasNoEffectIsRefusedWithItsLine() {
        refused(
                "line 2: the key page.size is not nested by its dots; write it below page, or in quotes where the dots are"
                        + " part of its name",
                "a: 1",
                "page.size: 5");
        refused(
                "line 1: the key freedom.settings.extends is not nested by its dots; write it below freedom",
                "freedom.settings.extends: base");
        refused(
                "line 1: the key freedom.mapping is not nested by its dots; write it below freedom",
                "'freedom.mapping': /*");
        refused("line 1: the key %shop.page is not nested by its dots; write it below \"%shop\"", "\"%shop.page\": 1");
        assertThat(load("a:", "  b.c: 1").get("a.\"b.c\"")).isEqualTo("1");
    }

    @Test
    void aSyntaxErrorShowsItsLineAndNothingOfTheText() {
        refused(
                "line 2: it is no YAML that can be read here; quote text that has special characters",
                "a: 1",
                "password: ti: ger");
        refused(
                "line 1: it is no YAML that can be read here; quote text that has special characters",
                "password: *tiger");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void aliasesThatMultiplyAreRefused(int width) {
        List<String> lines = new ArrayList<>(List.of("a0: &a0 [x]"));
        for (int i = 1; i <= 24; i++) {
            String alias = "*a" + (i - 1);
            lines.add("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(width, alias)) + "]");
        }
        site.file("top.yaml", lines.toArray(String[]::new));
        assertThatThrownBy(site::load).hasMessageStartingWith("FREEDOM-0203").hasNoCause();
    }

    @Test
    void anAliasOfItselfIsRefused() {
        refused("line 1: it is nested too deeply, or repeats itself through aliases", "a: &a [*a]");
    }

    @Test
    void deepNestingIsRefused() {
        site.file("top.yaml", "a: " + "[".repeat(100_000));
        assertThatThrownBy(site::load).hasMessageStartingWith("FREEDOM-0203");
        site.file("top.yaml", "a: " + "{b: ".repeat(1_000) + "1" + "}".repeat(1_000));
        assertThatThrownBy(site::load).hasMessageStartingWith("FREEDOM-0203");
    }

    @Test
    void aModuleThatIsThereTwiceIsRefused() {
        site.file("top.properties", "a=1").file("top.yaml", "a: 2").file("top.yml", "a: 3");
        assertThatThrownBy(site::load)
                .hasMessage(
                        "FREEDOM-0211: Settings module top, named by environment variable FREEDOM_SETTINGS_MODULE, is"
                                + " there more than once: top.properties and top.yaml and top.yml. Keep one of them.");
    }

    @Test
    void withoutSnakeYamlAModuleInYamlSaysWhatToAddAndAllElseWorks() throws Exception {
        try (URLClassLoader loader = withoutSnakeYaml()) {
            Class<?> load = loader.loadClass(DeploymentSettings.class.getName());
            Class<?> given = loader.loadClass(Surroundings.class.getName());
            Object surroundings = given.getConstructor(Map.class, Map.class)
                    .newInstance(Map.of("FREEDOM_SETTINGS_MODULE", "top"), Map.of());
            var method = load.getMethod("load", ClassLoader.class, given);
            assertThatThrownBy(() -> method.invoke(null, siteAbove(loader, "top.yaml", "a: 1"), surroundings))
                    .cause()
                    .hasMessage("FREEDOM-0212: Settings module top (top.yaml), named by environment variable"
                            + " FREEDOM_SETTINGS_MODULE, is YAML, but where Freedom's jar is there is no SnakeYAML, or one"
                            + " that is too old. Add org.yaml:snakeyaml 2 to the site, or write the module as"
                            + " top.properties.");
            Files.delete(folder.resolve("classes/top.yaml"));
            assertThat(method.invoke(null, siteAbove(loader, "top.properties", "a=1"), surroundings))
                    .hasToString("Settings(top, 1 keys)");
        }
    }

    private ClassLoader siteAbove(ClassLoader parent, String file, String line) {
        site.file(file, line);
        try {
            return new URLClassLoader(
                    new URL[] {folder.resolve("classes").toUri().toURL()}, parent);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URLClassLoader withoutSnakeYaml() throws IOException {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("snakeyaml")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
