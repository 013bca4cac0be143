package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.SettingsGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordGroupTest {

    @TempDir
    Path folder;

    TestSite site;
    List<SettingException> faults;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
        faults = new ArrayList<>();
    }

    private <T> Optional<T> read(Class<T> type) {
        return site.load()
                .readGroup(type, "db", "mysite.Site.db", GroupConstraints.NONE, faults::add)
                .map(type::cast);
    }

    @Test
    void componentsReadTheirKeysBelowThePrefix() {
        site.settings("db.url=jdbc:x", "db.time-out=5s", "db.tables=a,b");
        assertThat(read(Database.class))
                .contains(new Database("jdbc:x", 10, Optional.of(Duration.ofSeconds(5)), List.of("a", "b")));
        assertThat(faults).isEmpty();
    }

    @Test
    void componentsCanBeGroupsAndRecordsAndInterfacesMix() {
        site.settings(
                "db.primary.min=1",
                "db.primary.max=2",
                "db.replicas[0].min=3",
                "db.replicas[0].max=4",
                "db.replicas[1].min=5",
                "db.replicas[1].max=6",
                "db.by-name.a.min=7",
                "db.by-name.a.max=8",
                "db.login.user=me",
                "db.owner=x");
        Cluster cluster = read(Cluster.class).orElseThrow();
        assertThat(cluster.primary()).isEqualTo(new Range(1, 2));
        assertThat(cluster.replicas()).containsExactly(new Range(3, 4), new Range(5, 6));
        assertThat(cluster.byName()).isEqualTo(Map.of("a", new Range(7, 8)));
        assertThat(cluster.standby()).isEmpty();
        assertThat(cluster.login().user()).isEqualTo("me");
        assertThat(faults).isEmpty();
    }

    @Test
    void aRecordOfOneStringIsAValueUnlessItIsMarked() {
        site.settings("db.email=a@b", "db.marked.text=x");
        assertThat(read(Mail.class)).contains(new Mail(new Email("a@b"), new Marked("x")));
    }

    @Test
    void everyFaultOfEveryComponentIsReported() {
        site.settings("db.max-pool-size=many", "db.ulr=x");
        assertThat(read(Database.class)).isEmpty();
        assertThat(faults)
                .extracting(SettingException::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("FREEDOM-0205: Setting db.url (String), wanted by "
                                        + Database.class.getName() + ".url, has no value."),
                        second -> assertThat(second).startsWith("FREEDOM-0206: Setting db.max-pool-size, wanted by"),
                        third -> assertThat(third).startsWith("FREEDOM-0205: Setting db.tables (List<String>)"));
    }

    @Test
    void aConstructorThatThrowsIsTheReasonWithTheValues() {
        site.settings("db.min=5", "db.max=3");
        assertThat(read(Range.class)).isEmpty();
        assertThat(faults)
                .singleElement()
                .extracting(SettingException::getMessage)
                .isEqualTo("FREEDOM-0223: Settings group " + Range.class.getName()
                        + ", wanted by mysite.Site.db, refuses its values: java.lang.IllegalArgumentException: min > max."
                        + " They are: db.max = \"3\" from settings module test (test.properties:2), db.min = \"5\" from"
                        + " settings module test (test.properties:1). Correct one of them.");
    }

    @Test
    void whatAConstructorSaysOfASecretIsNotShown() {
        site.settings("db.user=me", "db.password=tiger");
        assertThat(read(Login.class)).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault)
                    .hasMessageContaining("refuses its values: java.lang.IllegalStateException. They are:")
                    .hasMessageContaining("db.password = \"*****\"")
                    .hasMessageNotContaining("tiger")
                    .hasNoCause();
            assertThat(fault.facts().toString()).doesNotContain("tiger");
        });
    }

    @Test
    void aRecordThatContainsItselfIsAFault() {
        site.settings("db.other=1");
        read(Endless.class);
        assertThat(faults)
                .singleElement()
                .extracting(SettingException::getMessage)
                .asString()
                .startsWith("FREEDOM-0210: Settings group " + Endless.class.getName() + " contains itself");
    }

    @Test
    void aRecordMayContainItselfWhereAnEndCanBe() {
        site.settings("db.name=a", "db.next.name=b", "db.next.next.name=c");
        assertThat(read(Chain.class))
                .contains(new Chain("a", Optional.of(new Chain("b", Optional.of(new Chain("c", Optional.empty()))))));
    }

    record Chain(String name, Optional<Chain> next) {}

    @SettingsGroup("db")
    record Database(
            String url,
            @Setting(defaultValue = "10") int maxPoolSize,
            @Setting("time-out") Optional<Duration> timeout,
            List<String> tables) {}

    record Range(int min, int max) {
        Range {
            if (min > max) {
                throw new IllegalArgumentException("min > max");
            }
        }
    }

    record Cluster(
            Range primary, List<Range> replicas, Map<String, Range> byName, Optional<Range> standby, User login) {}

    interface User {
        String user();
    }

    record Login(String user, String password) {
        Login {
            throw new IllegalStateException("not " + password);
        }
    }

    record Mail(Email email, Marked marked) {}

    record Email(String text) {}

    @SettingsGroup("unused")
    record Marked(String text) {}

    record Endless(Endless again, int other) {}
}
