package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingException;
import io.freedom.SettingsModule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleChainTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    private DeploymentSettings load(String module) {
        return site.variable("FREEDOM_SETTINGS_MODULE", module).load();
    }

    @Test
    void aModuleIsAResourceInUtf8() {
        assertThat(load("mysite.settings.production").get("greeting")).isEqualTo("Grüße");
    }

    @Test
    void aModuleBeatsWhatItExtends() {
        DeploymentSettings settings = load("mysite.settings.production");
        assertThat(settings.get("page.size")).isEqualTo("50");
        assertThat(settings.origin("page.size"))
                .contains("settings module mysite.settings.production (mysite/settings/production.properties:4)");
        assertThat(settings.origin("debug"))
                .contains("settings module mysite.settings.base (mysite/settings/base.properties:1)");
    }

    @Test
    void ofTheModulesThatOneExtendsTheLastIsStrongest() {
        site.file("one.properties", "a=1", "b=1")
                .file("two.properties", "a=2")
                .file("top.properties", "freedom.settings.extends = one , two");
        assertThat(load("top").below("")).isEmpty();
        assertThat(load("top").get("a")).isEqualTo("2");
        assertThat(load("top").get("b")).isEqualTo("1");
        assertThat(load("top").keys()).containsExactly("a", "b");
    }

    @Test
    void aModuleThatIsReachedTwoWaysStaysWeakerThanAllThatExtendIt() {
        site.file("base.properties", "a=base")
                .file("one.properties", "a=one", "freedom.settings.extends=base")
                .file("two.properties", "b=two", "freedom.settings.extends=base")
                .file("top.properties", "freedom.settings.extends=one,two");
        assertThat(load("top").get("a")).isEqualTo("one");
    }

    @Test
    void aModuleCanBeAClassThatExtendsAResource() {
        DeploymentSettings settings = load(InJava.class.getName());
        assertThat(settings.get("page.size")).isEqualTo("7");
        assertThat(settings.get("debug")).isEqualTo("false");
        assertThat(settings.origin("page.size"))
                .contains("settings module " + InJava.class.getName() + " (class " + InJava.class.getName() + ")");
    }

    @Test
    void aMissingModuleIsNamedWithWhereItWasLookedFor() {
        assertThatThrownBy(() -> load("mysite.settngs"))
                .isInstanceOfSatisfying(SettingException.class, fault -> {
                    assertThat(fault.id()).isEqualTo("FREEDOM-0201");
                    assertThat(fault.key()).isEqualTo("mysite.settngs");
                    assertThat(fault.place()).isEqualTo("environment variable FREEDOM_SETTINGS_MODULE");
                    assertThat(fault.getStackTrace()).isEmpty();
                })
                .hasMessage("FREEDOM-0201: Settings module mysite.settngs, named by environment variable"
                        + " FREEDOM_SETTINGS_MODULE, was not found: there is neither a class mysite.settngs that implements"
                        + " io.freedom.SettingsModule nor a resource mysite/settngs.properties, .yaml or .yml on the site's class"
                        + " path. Correct or unset FREEDOM_SETTINGS_MODULE where this process is started; or add the"
                        + " class or resource.");
    }

    @Test
    void aMissingExtendedModuleSaysWhoExtendsIt() {
        site.file("top.properties", "a=1", "freedom.settings.extends=nothing");
        assertThatThrownBy(() -> load("top"))
                .hasMessageStartingWith(
                        "FREEDOM-0201: Settings module nothing, named by freedom.settings.extends in settings"
                                + " module top (top.properties:2), was not found");
    }

    @Test
    void aClassThatIsNoModuleIsNone() {
        assertThatThrownBy(() -> load("java.lang.String")).hasMessageStartingWith("FREEDOM-0201");
    }

    @Test
    void aPathIsNoDottedPath() {
        assertThatThrownBy(() -> load("mysite/settings/base"))
                .hasMessage(
                        "FREEDOM-0201: \"mysite/settings/base\", named by environment variable FREEDOM_SETTINGS_MODULE,"
                                + " can't be a settings module. Correct or unset FREEDOM_SETTINGS_MODULE where this process is"
                                + " started: write a dotted path such as mysite.settings.production.");
    }

    @Test
    void anEmptyModuleIsAnError() {
        site.file("empty.properties", "# nothing yet");
        assertThatThrownBy(() -> load("empty"))
                .hasMessage("FREEDOM-0202: Settings module empty (empty.properties), named by environment variable"
                        + " FREEDOM_SETTINGS_MODULE, has no settings. Add at least one, or name another module.");
    }

    @Test
    void aModuleThatIsNotUtf8IsAnError() {
        site.bytes("latin.properties", new byte[] {'a', '=', (byte) 0xE4});
        assertThatThrownBy(() -> load("latin"))
                .hasMessage("FREEDOM-0203: Settings module latin (latin.properties), named by environment variable"
                        + " FREEDOM_SETTINGS_MODULE, can't be read: it is not encoded in UTF-8 (line 1). Correct it.");
    }

    @Test
    void aBadEscapeIsAnErrorWithItsLine() {
        site.file("bad.properties", "a=1", "b=\\u12g4");
        assertThatThrownBy(() -> load("bad"))
                .hasMessageContaining("FREEDOM-0203")
                .hasMessageContaining("can't be read: line 2 has a \\u that is not followed by four hex digits.");
    }

    @Test
    void aConstructorThatThrowsIsAnErrorWithItsCause() {
        assertThatThrownBy(() -> load(Throwing.class.getName()))
                .hasMessageStartingWith("FREEDOM-0203")
                .hasMessageContaining("its constructor threw java.lang.IllegalStateException")
                .hasRootCauseMessage("no");
    }

    @Test
    void aClassWithoutAPublicConstructorIsAnError() {
        assertThatThrownBy(() -> load(Hidden.class.getName()))
                .hasMessageStartingWith("FREEDOM-0203")
                .hasMessageContaining("no public constructor without parameters");
    }

    @Test
    void aNullValueInAClassIsAnError() {
        assertThatThrownBy(() -> load(WithNull.class.getName())).hasMessageStartingWith("FREEDOM-0203");
    }

    @Test
    void anErrorOfAClassIsAnErrorWithItsCause() {
        assertThatThrownBy(() -> load(Asserting.class.getName()))
                .hasMessageStartingWith("FREEDOM-0203")
                .hasMessageContaining("it threw java.lang.AssertionError")
                .hasRootCauseMessage("never");
    }

    @Test
    void aModuleMayExtendSeveralThatMeetFurtherDown() {
        site.file("base.properties", "a=base", "b=base", "c=base", "d=base")
                .file("one.properties", "freedom.settings.extends=base", "a=one", "b=one", "c=one")
                .file("two.properties", "freedom.settings.extends=base", "a=two", "b=two")
                .file("top.properties", "freedom.settings.extends=one,two", "a=top");
        assertThat(load("top").below("")).isEmpty();
        assertThat(load("top").get("a")).isEqualTo("top");
        assertThat(load("top").get("b")).isEqualTo("two");
        assertThat(load("top").get("c")).isEqualTo("one");
        assertThat(load("top").get("d")).isEqualTo("base");
    }

    @Test
    void aModuleThatOnlyExtendsAnotherIsNotEmpty() {
        site.file("base.properties", "a=1").file("top.properties", "freedom.settings.extends=base");
        assertThat(load("top").get("a")).isEqualTo("1");
    }

    @Test
    void theNamesOfExtendedModulesAreNotExpanded() {
        site.file("base.properties", "a=1").file("top.properties", "which=base", "freedom.settings.extends=${which}");
        assertThatThrownBy(() -> load("top"))
                .hasMessage("FREEDOM-0201: \"${which}\", named by freedom.settings.extends in settings module top"
                        + " (top.properties:2), can't be a settings module. Correct the name there: write a dotted path"
                        + " such as mysite.settings.production.");
    }

    @Test
    void aChainOfAHundredModulesIsTooLong() {
        for (int i = 0; i <= 100; i++) {
            site.file("m" + i + ".properties", "freedom.settings.extends=m" + (i + 1));
        }
        assertThatThrownBy(() -> load("m0"))
                .hasMessage(
                        "FREEDOM-0215: Settings module m100, named by freedom.settings.extends in settings module m99"
                                + " (m99.properties:1), is reached through more than 100 modules that extend each other. Name"
                                + " fewer of them, each extending several.");
    }

    @Test
    void aModuleThatExtendsItselfIsACircleOfOne() {
        site.file("top.properties", "freedom.settings.extends=top");
        assertThatThrownBy(() -> load("top"))
                .hasMessageStartingWith("FREEDOM-0204: Settings modules extend each other in a circle: top -> top.");
    }

    @Test
    void aCycleIsAnErrorThatShowsIt() {
        site.file("top.properties", "freedom.settings.extends=a")
                .file("a.properties", "freedom.settings.extends=b")
                .file("b.properties", "x=1", "freedom.settings.extends=a");
        assertThatThrownBy(() -> load("top"))
                .hasMessage("FREEDOM-0204: Settings modules extend each other in a circle: a -> b -> a. Break the"
                        + " circle: remove a from freedom.settings.extends in settings module b (b.properties:2), or"
                        + " another of them from where it is named.");
    }

    /** A module in Java. */
    public static final class InJava implements SettingsModule {
        @Override
        public Map<String, String> settings() {
            return Map.of("page.size", "7", "freedom.settings.extends", "mysite.settings.base");
        }
    }

    /** Can't be made. */
    public static final class Throwing implements SettingsModule {
        public Throwing() {
            throw new IllegalStateException("no");
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }
    }

    /** Fails like an assertion. */
    public static final class Asserting implements SettingsModule {
        @Override
        public Map<String, String> settings() {
            throw new AssertionError("never");
        }
    }

    /** Has a null. */
    public static final class WithNull implements SettingsModule {
        @Override
        public Map<String, String> settings() {
            return java.util.Collections.singletonMap("a", null);
        }
    }

    static final class Hidden implements SettingsModule {
        @Override
        public Map<String, String> settings() {
            return Map.of("a", "1");
        }
    }
}
