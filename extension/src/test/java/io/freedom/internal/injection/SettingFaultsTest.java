package io.freedom.internal.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freedom.Setting;
import io.freedom.SettingException;
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
        assertThat(messages(thrown)).contains("""
                FREEDOM-0224: 7 settings are wrong.

                FREEDOM-0209
                    @Setting on HERE$Faulty.noKey has no key. Write @Setting("the.key").

                FREEDOM-0207  broken
                    value   an expression that can't be expanded: it refers to "nothing", which has no value
                    set in  settings module test (test.properties:5)
                    wanted  by HERE$Faulty.unexpanded, as String
                    do      Set what it refers to, write a default: ${key:default}, or write \\\\${ for a text that is no expression.

                FREEDOM-0206  db.password
                    value   "*****", which can't be converted to int
                    set in  settings module test (test.properties:3)
                    wanted  by HERE$Database.password, as int
                    do      Correct the value.

                FREEDOM-0205  db.size
                    value   none
                    wanted  by HERE$Database.size, as int
                    do      Set it in settings module test or the environment, or give it a default.

                FREEDOM-0206  page.size
                    value   "many", which can't be converted to int (Expected an integer value, got "many")
                    set in  settings module test (test.properties:1)
                    wanted  by HERE$Faulty.observe(size), as int
                    do      Correct the value.

                FREEDOM-0209  page.size
                    wanted  by HERE$Faulty.unsupported, as Runnable
                    but     no text can be converted to it
                    do      Use another type, give it a public static method of(String), valueOf(String) or parse(CharSequence) or a constructor with a String, or write a bean that is a SettingConverter for it.

                FREEDOM-0205  page.title
                    value   none
                    wanted  by HERE$Faulty.title, as String
                    near    page.titel
                    do      Set it in settings module test or the environment, or give it a default.
                """.replace("HERE", SettingFaultsTest.class.getName()));
        assertThat(messages(thrown)).doesNotContain("\tat ").doesNotContain("tiger");
    }

    @Test
    void whatSeveralWantIsSaidOnce() {
        site.settings("page.size=many");
        Throwable thrown = catchThrowable(() -> Boot.boot(site, WantsSize.class, WantsSizeToo.class));
        assertThat(messages(thrown)).contains("""
                FREEDOM-0224: A setting is wrong.

                FREEDOM-0206  page.size
                    value   "many", which can't be converted to int (Expected an integer value, got "many")
                    set in  settings module test (test.properties:1)
                    wanted  by HERE$WantsSize.size, as int
                            by HERE$WantsSizeToo.size, as int
                    do      Correct the value.
                """.replace("HERE", SettingFaultsTest.class.getName()));
    }

    @Test
    void aListHoldsEachFaultWithItsDataAndItsCause() {
        site.settings("port=x", "page.size=many");
        Throwable thrown = catchThrowable(() -> Boot.boot(site, WantsPort.class, WantsSize.class));
        Throwable report = thrown.getCause();
        assertThat(report).hasMessageStartingWith("FREEDOM-0224: 2 settings are wrong.");
        assertThat(report.getSuppressed())
                .extracting(fault -> ((SettingException) fault).key())
                .containsExactly("page.size", "port");
        assertThat(report.getSuppressed()[1].getCause()).hasMessage("no port: x");
    }

    @Test
    void anApplicationThatCantBeChosenIsOneOfTheFaults() {
        site.settings("page.size=many", "freedom.application=nowhere");
        assertThatThrownBy(() -> Boot.boot(site, WantsSize.class))
                .hasMessageStartingWith("FREEDOM-0224: 2 things are wrong.")
                .hasMessageContaining("FREEDOM-0101")
                .hasMessageContaining("FREEDOM-0206  page.size");
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
                        + " is neither an interface nor a record (" + NeedsClass.class.getName() + ".group).");
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

    record Port(String text) {

        public static Port of(String text) {
            throw new IllegalArgumentException("no port: " + text);
        }
    }

    @Dependent
    static class WantsPort {
        @Inject
        @Setting("port")
        Port port;
    }

    @Dependent
    static class WantsSize {
        @Inject
        @Setting("page.size")
        int size;
    }

    @Dependent
    static class WantsSizeToo {
        @Inject
        @Setting("page.size")
        int size;
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
