package io.freedom.internal.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.Secret;
import io.freedom.Setting;
import io.freedom.Settings;
import io.freedom.SettingsGroup;
import io.freedom.internal.cdi.Boot;
import io.freedom.internal.settings.EverythingSaid;
import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretInjectionTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    @Test
    void aSiteGetsTheValuesThemselves() {
        site.settings("account=tiger", "login.name=tiger", "login.more.pin=tiger", "url=x://u:tiger@h");
        try (SeContainer container = Boot.boot(site, Good.class)) {
            Good good = container.select(Good.class).get();
            assertThat(good.account).isEqualTo("tiger");
            assertThat(good.login.name()).isEqualTo("tiger");
            assertThat(good.login.more().orElseThrow().pin()).isEqualTo("tiger");
            assertThat(good.logins).containsEntry("name", "tiger").containsEntry("more.pin", "tiger");
            assertThat(good.settings.below("login")).isEqualTo(good.logins);
            assertThat(good.settings.get("url")).isEqualTo("x://u:tiger@h");
        }
    }

    @Test
    void whatIsMarkedIsMaskedInMapsToo() {
        site.settings(
                "account=tiger", "login.name=tiger", "login.more.pin=tiger", "login.size=${account}", "login.x=1");
        try (SeContainer container = Boot.boot(site, Good.class)) {
            Good good = container.select(Good.class).get();
            assertThat(good.logins).hasToString("{more.pin=*****, name=*****, size=${account}, x=1}");
            assertThat(good.settings.below("login")).hasToString(good.logins.toString());
        }
    }

    @Test
    void noFaultShowsWhatIsMarkedAnywhereElse() {
        site.settings(
                "account=tiger",
                "number=tiger",
                "login.name=tiger",
                "login.more.pin=tiger",
                "mirrors[0].name=tiger",
                "mirrors[1].name=tiger",
                "by-name.a.name=tiger",
                "size=${login.more.pin}",
                "freedom.mapping=${login.name}",
                "freedom.application=${account}");
        try (EverythingSaid said = new EverythingSaid()) {
            said.attempt(() -> Boot.boot(site, Unmarked.class, Faulty.class, AlsoUnmarked.class));
            assertThat(said.linesWith("tiger")).isEmpty();
            assertThat(said.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).hasMessageContainingAll("""
                            FREEDOM-0206  account
                                value   "*****", which can't be converted to int
                            """, """
                            FREEDOM-0206  size
                                value   "${login.more.pin}", which can't be converted to Integer
                            """, """
                            FREEDOM-0206  mirrors[1].name
                                value   "*****", which can't be converted to int
                            """, """
                            FREEDOM-0206  by-name.a.name
                                value   "*****", which can't be converted to int
                            """));
        }
    }

    @Test
    void freedomsOwnKeysAreShownAsTheyAreWritten() {
        site.settings("db.password=/ti*ger", "freedom.mapping=${db.password}");
        try (EverythingSaid said = new EverythingSaid()) {
            said.attempt(() -> Boot.boot(site, Unrelated.class));
            assertThat(said.text()).contains("FREEDOM-0401: The setting freedom.mapping is \"${db.password}\"");
            assertThat(said.linesWith("ti*ger")).isEmpty();
        }
    }

    @Test
    void theNameOfAnApplicationIsShownAsItIsWritten() {
        site.settings("db.password=ti.ger", "freedom.application=${db.password}");
        try (EverythingSaid said = new EverythingSaid()) {
            said.attempt(() -> Boot.boot(site, Unrelated.class));
            assertThat(said.failures()).hasSize(1);
            assertThat(said.text()).contains("FREEDOM-0101").contains("${db.password}");
            assertThat(said.linesWith("ti.ger")).isEmpty();
        }
    }

    @Dependent
    static class Good {
        @Inject
        @Secret
        @Setting("account")
        String account;

        @Inject
        Login login;

        @Inject
        @Setting("login")
        Map<String, String> logins;

        @Inject
        Settings settings;
    }

    @Dependent
    static class Faulty {
        @Inject
        Faulty(@Secret @Setting("account") String account) {}

        @Inject
        @Secret
        @Setting("number")
        int number;

        @Inject
        Login login;

        @Inject
        Mirrors mirrors;
    }

    @Dependent
    static class Unmarked {
        @Inject
        @Setting("account")
        int account;

        @Inject
        @Setting("size")
        List<Integer> size;

        @Inject
        @Setting("login.name")
        Optional<Integer> name;
    }

    /** Containers show beans in any order: one of the two comes before what is marked. */
    @Dependent
    static class AlsoUnmarked {
        @Inject
        @Setting("account")
        short account;

        @Inject
        @Setting("number")
        short number;
    }

    @Dependent
    static class Unrelated {}

    @SettingsGroup("login")
    interface Login {
        @Secret
        String name();

        Optional<More> more();
    }

    interface More {
        @Secret
        String pin();
    }

    @SettingsGroup("")
    interface Mirrors {
        List<Mirror> mirrors();

        Map<String, Mirror> byName();
    }

    interface Mirror {
        @Secret
        int name();
    }
}
