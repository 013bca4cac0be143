package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingException;
import io.freedom.SettingsModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for all code of the site. */
class SiteFailureTest {

    private final TestSite site;

    SiteFailureTest(@TempDir Path folder) {
        this.site = new TestSite(folder).settings("k=1");
    }

    private static final class Thrown {

        static Object by(String text) {
            throw switch (text) {
                case "assertion" -> new AssertionError("refused");
                case "stack" -> new StackOverflowError();
                default -> new OutOfMemoryError("in a test");
            };
        }
    }

    record Group(String k) {

        Group {
            Thrown.by(k);
        }
    }

    public static final class Deep implements SettingsModule {

        @Override
        public Map<String, String> settings() {
            throw new StackOverflowError();
        }
    }

    public static final class Full implements SettingsModule {

        public Full() {
            throw new OutOfMemoryError("in a test");
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }
    }

    private void convert(String text) {
        site.settings("k=" + text).load(type -> Thrown::by).read(new Wanted("k", Integer.class, null, "p"));
    }

    private List<SettingException> group(String text) {
        List<SettingException> faults = new ArrayList<>();
        site.settings("k=" + text).load().readGroup(Group.class, "", "p", GroupConstraints.NONE, faults::add);
        return faults;
    }

    private void module(Class<?> type) {
        site.file("META-INF/freedom.properties", "settings.module=" + type.getName(), "settings.enforced=true");
        site.load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assertion", "stack"})
    void anErrorOfTheSitesCodeHasAnId(String error) {
        assertThatThrownBy(() -> convert(error)).hasMessageStartingWith("FREEDOM-0206: Setting k");
        assertThat(group(error)).extracting(SettingException::id).containsExactly("FREEDOM-0223");
    }

    @Test
    void soHasAModuleThatEndsInItself() {
        assertThatThrownBy(() -> module(Deep.class))
                .hasMessageStartingWith("FREEDOM-0203")
                .hasMessageContaining("it threw java.lang.StackOverflowError");
    }

    @Test
    void theEndOfTheJvmIsNoFaultOfASetting() {
        assertThatThrownBy(() -> convert("memory")).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> group("memory")).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> module(Full.class)).isInstanceOf(OutOfMemoryError.class);
    }
}
