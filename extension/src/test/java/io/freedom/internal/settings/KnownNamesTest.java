package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.SettingsGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownNamesTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder)
                .file("META-INF/freedom.properties", "site=shop-2", "settings.module=test", "settings.enforced=true")
                .file("test.properties", "x=1");
    }

    @SettingsGroup("")
    record Server(String host) {}

    record Mail(
            List<Server> mailServers,
            Map<String, Integer> rateLimits,
            Map<String, Server> byName,
            Optional<Server> spareServer) {}

    record Limits(Optional<Map<String, Integer>> rateLimits) {}

    private Mail mail() {
        return group(Mail.class);
    }

    private <T> T group(Class<T> type) {
        List<Exception> faults = new ArrayList<>();
        Object group = site.load()
                .readGroup(type, "my-db", "p", GroupConstraints.NONE, faults::add)
                .orElse(null);
        assertThat(faults).isEmpty();
        return type.cast(group);
    }

    @Test
    void variablesNameEntriesBelowKeysWithDashes() {
        site.file("test.properties", "my-db.rate-limits.b=2")
                .variable("MY_DB_MAIL_SERVERS_0__HOST", "h")
                .variable("MY_DB_RATE_LIMITS_A", "5")
                .variable("MY_DB_BY_NAME_A_HOST", "i")
                .variable("MY_DB_SPARE_SERVER_HOST", "j");
        assertThat(mail())
                .isEqualTo(new Mail(
                        List.of(new Server("h")),
                        Map.of("a", 5, "b", 2),
                        Map.of("a", new Server("i")),
                        Optional.of(new Server("j"))));
    }

    @Test
    void soDoTheVariablesOfASiteWithADash() {
        site.variable("_SHOP_2_MY_DB_MAIL_SERVERS_0__HOST", "h")
                .variable("_SHOP_2_MY_DB_RATE_LIMITS_A", "5")
                .variable("_SHOP_2_MY_DB_BY_NAME_A_HOST", "i");
        assertThat(mail())
                .isEqualTo(new Mail(
                        List.of(new Server("h")), Map.of("a", 5), Map.of("a", new Server("i")), Optional.empty()));
    }

    @Test
    void aVariableForAnEntryThatIsWrittenIsNoOtherEntry() {
        site.file("test.properties", "my-db.rate-limits.max-SIZE=2").variable("MY_DB_RATE_LIMITS_MAX_SIZE", "9");
        assertThat(group(Limits.class).rateLimits()).contains(Map.of("max-SIZE", 9));
    }

    @Test
    void aVariableForAnotherKeyIsNone() {
        site.variable("MY_DB_RATE_LIMITSA", "5").variable("OTHER_DB_RATE_LIMITS_A", "5");
        assertThat(group(Limits.class).rateLimits()).isEmpty();
    }
}
