package io.freedom.internal.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freedom.Setting;
import io.freedom.SettingsGroup;
import io.freedom.internal.cdi.Boot;
import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingFaultsTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    @Test
    void everyFaultIsReportedAtOnceInOrder() {
        site.settings("page.size=many", "db.url=x", "db.password=tiger", "page.titel=x", "broken=${nothing}");
        Throwable thrown = catchThrowable(() -> Boot.boot(site, Faulty.class, NeedsDatabase.class));
        String place = Faulty.class.getName();
        assertThat(messages(thrown))
                .containsSubsequence(
                        "FREEDOM-0206: Setting db.password, wanted by " + Database.class.getName()
                                + ".password, is \"*****\", which can't be converted to int;",
                        "FREEDOM-0205: Setting db.size (int), wanted by " + Database.class.getName()
                                + ".size, has no value",
                        "FREEDOM-0209: @Setting on " + place + ".noKey has no key",
                        "FREEDOM-0206: Setting page.size, wanted by " + place
                                + ".observe(size), is \"many\", which can't be" + " converted to int",
                        "the value comes from settings module test (test.properties:1)",
                        "FREEDOM-0205: Setting page.title (String), wanted by " + place + ".title, has no value",
                        "Existing keys that are near: page.titel.",
                        "FREEDOM-0207: Setting broken, wanted by " + place + ".unexpanded, has an expression",
                        "FREEDOM-0209: Setting page.size, wanted by " + place + ".unsupported, has the type Runnable")
                .doesNotContain("\tat ")
                .doesNotContain("tiger");
    }

    @Test
    void aMissingModuleIsTheOnlyFault() {
        site.file("META-INF/freedom.properties", "settings.module=nothing.here", "settings.enforced=true");
        Throwable thrown = catchThrowable(() -> Boot.boot(site, Faulty.class, NeedsDatabase.class));
        assertThat(messages(thrown))
                .contains("FREEDOM-0201: Settings module nothing.here, named by settings.module in"
                        + " META-INF/freedom.properties (enforced), was not found")
                .doesNotContain("FREEDOM-0205")
                .doesNotContain("WELD-001408");
    }

    @Test
    void aGroupThatIsAClassFailsTheDeployment() {
        site.settings("a=1");
        assertThatThrownBy(() -> Boot.boot(site, NeedsClass.class))
                .hasMessageContaining("FREEDOM-0210: Settings group " + GroupClass.class.getName()
                        + " is not an interface (" + NeedsClass.class.getName() + ".group).");
    }

    @Test
    void aListOfWhatCantBeConvertedFailsTheDeployment() {
        site.settings("a=1");
        assertThatThrownBy(() -> Boot.boot(site, NeedsList.class))
                .hasMessageContaining("FREEDOM-0209: Setting a, wanted by " + NeedsList.class.getName()
                        + ".list, has the type" + " List<Runnable>");
    }

    private static String messages(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString();
    }

    @Dependent
    static class Faulty {
        @Inject
        @Setting("page.title")
        String title;

        @Inject
        @Setting
        String noKey;

        @Inject
        @Setting("page.size")
        Runnable unsupported;

        @Inject
        @Setting("broken")
        Optional<String> unexpanded;

        void observe(@Observes String event, @Setting("page.size") int size) {}
    }

    @SettingsGroup("db")
    interface Database {
        int password();

        int size();
    }

    @Dependent
    static class NeedsDatabase {
        @Inject
        Database database;
    }

    @SettingsGroup("x")
    abstract static class GroupClass {}

    @Dependent
    static class NeedsClass {
        @Inject
        GroupClass group;
    }

    @Dependent
    static class NeedsList {
        @Inject
        @Setting("a")
        List<Runnable> list;
    }
}
