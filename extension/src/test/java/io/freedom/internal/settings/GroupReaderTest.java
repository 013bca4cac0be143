package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.SettingsGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupReaderTest {

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

    private <T> T group(Class<T> type) {
        Optional<T> group = read(type);
        assertThat(faults).isEmpty();
        return group.orElseThrow();
    }

    @Test
    void methodsReadTheirKeysBelowThePrefix() {
        site.settings("db.url=jdbc:x", "db.time-out=5s", "db.tables=a,b");
        Database db = group(Database.class);
        assertThat(db.url()).isEqualTo("jdbc:x");
        assertThat(db.maxPoolSize()).isEqualTo(10);
        assertThat(db.timeout()).contains(Duration.ofSeconds(5));
        assertThat(db.tables()).containsExactly("a", "b");
        assertThat(db.description()).isEqualTo("jdbc:x with 10");
    }

    @Test
    void aGroupShowsNoValue() {
        site.settings("db.url=jdbc:x", "db.tables=a");
        Database db = group(Database.class);
        assertThat(db).hasToString("Database(db)");
    }

    @Test
    void anArrayIsCopiedForEachCaller() {
        site.settings("db.hosts=a,b");
        Hosts group = group(Hosts.class);
        group.hosts()[0] = "changed";
        assertThat(group.hosts()).containsExactly("a", "b");
    }

    @Test
    void membersCanBeGroups() {
        site.settings(
                "db.pool.size=5",
                "db.replicas[0].size=1",
                "db.replicas[1].size=2",
                "db.by-name.a.size=3",
                "db.by-name.b.size=4",
                "db.standby.size=6");
        Cluster cluster = group(Cluster.class);
        assertThat(cluster.pool().size()).isEqualTo(5);
        assertThat(cluster.replicas()).extracting(Pool::size).containsExactly(1, 2);
        assertThat(cluster.byName().get("b").size()).isEqualTo(4);
        assertThat(cluster.standby()).map(Pool::size).contains(6);
    }

    @Test
    void anOptionalGroupIsAbsentWhereNoSourceHasItsKeysWhateverItsDefaults() {
        site.settings("db.pool.size=5");
        Cluster cluster = group(Cluster.class);
        assertThat(cluster.standby()).isEmpty();
        assertThat(cluster.replicas()).isEmpty();
        assertThat(cluster.byName()).isEmpty();
    }

    @Test
    void theEnvironmentMakesAnOptionalGroupPresent() {
        site.settings("db.pool.size=5").variable("DB_STANDBY_SIZE", "8");
        assertThat(group(Cluster.class).standby()).map(Pool::size).contains(8);
    }

    @Test
    void everyFaultOfEveryMemberIsReported() {
        site.settings("db.max-pool-size=many", "db.time-out=soon", "db.ulr=x");
        assertThat(read(Database.class)).isEmpty();
        assertThat(faults)
                .extracting(SettingException::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "FREEDOM-0206: Setting db.max-pool-size, wanted by " + Database.class.getName()
                                                + ".maxPoolSize, is \"many\", which can't be converted to int"),
                        second -> assertThat(second)
                                .startsWith("FREEDOM-0205: Setting db.tables (List<String>), wanted by "
                                        + Database.class.getName() + ".tables, has no value."),
                        third -> assertThat(third)
                                .startsWith("FREEDOM-0206: Setting db.time-out, wanted by " + Database.class.getName()
                                        + ".timeout, is \"soon\", which can't be converted to Duration"),
                        fourth -> assertThat(fourth)
                                .startsWith("FREEDOM-0205: Setting db.url (String)")
                                .endsWith("Existing keys that are near: db.ulr."));
    }

    @Test
    void aClassIsNoGroup() {
        site.settings("a=1");
        read(String.class);
        faultIs("FREEDOM-0210: Settings group java.lang.String is neither an interface nor a record (mysite.Site.db)."
                + " Make it a record, or an interface whose methods take no arguments and return a value.");
    }

    @Test
    void aMethodWithArgumentsIsAFault() {
        site.settings("a=1");
        read(WithArguments.class);
        faultIs("FREEDOM-0210: Settings group " + WithArguments.class.getName() + " has the method get with arguments ("
                + WithArguments.class.getName()
                + ".get). Let the method take no arguments and return a value, or give it a body: default.");
    }

    @Test
    void aMethodWithoutAResultIsAFault() {
        site.settings("a=1");
        read(WithoutResult.class);
        assertThat(faults).singleElement().extracting(SettingException::id).isEqualTo("FREEDOM-0210");
    }

    @Test
    void aGroupThatContainsItselfIsAFault() {
        site.settings("a=1");
        read(Endless.class);
        assertThat(faults)
                .singleElement()
                .extracting(SettingException::getMessage)
                .asString()
                .contains("contains itself")
                .endsWith("Hold it in an Optional, a List or a Map, so that there is an end.");
    }

    @Test
    void aSealedInterfaceIsAFault() {
        site.settings("a=1");
        read(Sealed.class);
        assertThat(faults)
                .singleElement()
                .extracting(SettingException::getMessage)
                .asString()
                .startsWith("FREEDOM-0210: Settings group " + Sealed.class.getName() + " can't be implemented:")
                .endsWith("Make it an interface that is not sealed, or a record.");
    }

    @Test
    void anInterfaceWithMethodsOfTheJdksIsAFault() {
        site.settings("a=1");
        read(Rule.class);
        assertThat(faults)
                .singleElement()
                .extracting(SettingException::getMessage)
                .asString()
                .startsWith("FREEDOM-0210: Settings group " + Rule.class.getName() + " can't be implemented:")
                .endsWith("Open its package to Freedom, or use a type of the site's own.");
    }

    @Test
    void groupsInOtherTypesAreAFaultWithAWayOut() {
        site.settings("db.pools[0].size=1");
        read(OddHolders.class);
        assertThat(faults)
                .extracting(SettingException::getMessage)
                .satisfiesExactly(
                        list -> assertThat(list)
                                .isEqualTo("FREEDOM-0209: Setting db.maybe, wanted by " + OddHolders.class.getName()
                                        + ".maybe, has the type Optional<List<Pool>>, which settings groups can't be in."
                                        + " Use a List or a Map of the group, which is empty where no source has one, or an"
                                        + " Optional of one."),
                        set -> assertThat(set)
                                .startsWith("FREEDOM-0209: Setting db.pools, wanted by")
                                .contains("Set<Pool>, which settings groups can't be in. Use a List or a Map"));
    }

    @Test
    void listsAndMapsOfGroupsAreEmptyWhereAListOfValuesIsAFault() {
        site.settings("db.other=1");
        assertThat(group(EmptyHolders.class).pools()).isEmpty();
        assertThat(group(EmptyHolders.class).byName()).isEmpty();
        read(Hosts.class);
        assertThat(faults).extracting(SettingException::id).containsExactly("FREEDOM-0205");
    }

    @Test
    void theNameOfAGroupsClassIsAValue() {
        site.settings("db.type=" + Pool.class.getName());
        assertThat(group(OfClass.class).type()).isEqualTo(Pool.class);
    }

    interface OfClass {
        Class<Pool> type();
    }

    interface Rule extends Predicate<String> {}

    interface OddHolders {
        Optional<List<Pool>> maybe();

        Set<Pool> pools();
    }

    interface EmptyHolders {
        List<Pool> pools();

        Map<String, Pool> byName();
    }

    @Test
    void aGroupMayExtendAnother() {
        site.settings("db.size=1", "db.min=2");
        assertThat(group(BiggerPool.class).size()).isEqualTo(1);
    }

    @Test
    void groupsWithEqualValuesAreEqual() {
        site.settings("db.url=jdbc:x", "db.tables=a");
        Database db = group(Database.class);
        Database same = group(Database.class);
        site.settings("db.url=jdbc:y", "db.tables=a");
        assertThat(db).isEqualTo(db).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(db).isNotEqualTo(group(Database.class)).isNotEqualTo("db").isNotEqualTo(null);
    }

    @Test
    void defaultMethodsAreTheGroupsOwnCodeAndStaticOnesNoPartOfIt() {
        site.settings("db.size=4");
        OwnCode group = group(OwnCode.class);
        assertThat(group.times(3)).isEqualTo(12);
        assertThat(group.sum(1, 2, 3)).isEqualTo(10);
        assertThat(OwnCode.of()).isNull();
    }

    @Test
    void whatADefaultMethodThrowsComesOutAsItIs() {
        site.settings("db.size=4");
        OwnCode group = group(OwnCode.class);
        assertThatThrownBy(group::fail).isInstanceOf(IOException.class).hasMessage("own");
    }

    @Test
    void aNarrowerResultOfAnInheritedMethodCounts() {
        site.settings("db.size=4");
        assertThat(group(Narrower.class).size()).isEqualTo(4);
        assertThat(((Wider) group(Narrower.class)).size()).isEqualTo(4);
    }

    @Test
    void mapsOfGroupsHaveKeysOfTheirTypeAndQuotedOnes() {
        site.settings("db.pools.1.size=5", "db.pools.20.size=6", "db.named.\"a.b\".size=7", "db.named.c.size=8");
        Maps maps = group(Maps.class);
        assertThat(maps.pools().get(20).size()).isEqualTo(6);
        assertThat(maps.pools()).containsOnlyKeys(1, 20);
        assertThat(maps.named()).containsOnlyKeys("a.b", "c");
        assertThat(maps.named().get("a.b").size()).isEqualTo(7);
    }

    @Test
    void aKeyOfAMapThatCantBeIsAFault() {
        site.settings("db.pools.x.size=5", "db.named.c.size=8");
        read(Maps.class);
        assertThat(faults)
                .singleElement()
                .extracting(SettingException::getMessage)
                .asString()
                .startsWith("FREEDOM-0206: Setting db.pools.x, wanted by " + Maps.class.getName()
                        + ".pools, is \"x\", which can't be converted to Integer");
    }

    @Test
    void everyFaultOfNestedGroupsIsReported() {
        site.settings("db.pool.size=x", "db.replicas[0].size=y", "db.by-name.a.min=z", "db.standby.min=1");
        assertThat(read(Cluster.class)).isEmpty();
        assertThat(faults)
                .extracting(SettingException::key)
                .containsExactlyInAnyOrder(
                        "db.pool.size",
                        "db.replicas[0].size",
                        "db.by-name.a.min",
                        "db.by-name.a.size",
                        "db.standby.size");
    }

    @Test
    void namesBecomeKebabCase() {
        assertThat(GroupMember.kebabCase("maxPoolSize")).isEqualTo("max-pool-size");
        assertThat(GroupMember.kebabCase("jdbcURL")).isEqualTo("jdbc-url");
        assertThat(GroupMember.kebabCase("URLPattern")).isEqualTo("url-pattern");
        assertThat(GroupMember.kebabCase("url")).isEqualTo("url");
    }

    private void faultIs(String message) {
        assertThat(faults).extracting(SettingException::getMessage).containsExactly(message);
    }

    interface OwnCode {
        int size();

        default int times(int factor) {
            return size() * factor;
        }

        default int sum(int... others) {
            return size() + java.util.stream.IntStream.of(others).sum();
        }

        default void fail() throws IOException {
            throw new IOException("own");
        }

        static @Nullable OwnCode of() {
            return null;
        }
    }

    interface Wider {
        Number size();
    }

    interface Narrower extends Wider {
        @Override
        Integer size();
    }

    interface Maps {
        Map<Integer, Pool> pools();

        Map<String, Pool> named();
    }

    @SettingsGroup("db")
    interface Database {
        String url();

        @Setting(defaultValue = "10")
        int maxPoolSize();

        @Setting("time-out")
        Optional<Duration> timeout();

        List<String> tables();

        default String description() {
            return url() + " with " + maxPoolSize();
        }
    }

    interface Hosts {
        String[] hosts();
    }

    interface Pool {
        int size();

        @Setting(defaultValue = "0")
        int min();
    }

    interface BiggerPool extends Pool {}

    interface Cluster {
        Pool pool();

        List<Pool> replicas();

        Map<String, Pool> byName();

        Optional<Pool> standby();
    }

    interface WithArguments {
        String get(String name);
    }

    interface WithoutResult {
        void run();
    }

    interface Endless {
        Endless again();
    }

    sealed interface Sealed {
        record Only() implements Sealed {}
    }
}
