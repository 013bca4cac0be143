package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.SettingsGroup;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list is taken whole from one source. */
class SeveralValuesTest {

    private static final String EXTENDS_IN_YAML = "freedom: {settings: {extends: base}}";

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder)
                .file("META-INF/freedom.properties", "site=shop", "settings.module=prod", "settings.enforced=true");
    }

    private Object hosts() {
        return read(new TypeLiteral<Optional<List<String>>>() {}.getType());
    }

    private Object read(Type type) {
        return site.load().read(new Wanted("hosts", type, null, "p"));
    }

    private void hostsAre(String... hosts) {
        assertThat(hosts()).isEqualTo(Optional.of(List.of(hosts)));
    }

    @Test
    void aListInYamlReplacesOneInYaml() {
        site.file("base.yaml", "hosts: [a, b, c]").file("prod.yaml", EXTENDS_IN_YAML, "hosts: [x]");
        hostsAre("x");
        assertThat(site.load().get("hosts")).isEqualTo("x");
        site.file("prod.yaml", EXTENDS_IN_YAML, "hosts: []");
        assertThat(hosts()).isEqualTo(Optional.empty());
    }

    @Test
    void indexesReplaceIndexes() {
        site.file("base.properties", "hosts[0]=a", "hosts[1]=b", "hosts[2]=c")
                .file("prod.properties", "freedom.settings.extends=base", "hosts[1]=y", "hosts[0]=x");
        hostsAre("x", "y");
        site.variable("HOSTS_0_", "v");
        hostsAre("v");
        site.property("hosts", "p,q");
        hostsAre("p", "q");
    }

    @Test
    void theSitesOwnNamesReplaceThePlainOnesOfTheSameFile() {
        site.file("prod.properties", "hosts[0]=a", "hosts[1]=b", "%shop.hosts[0]=x");
        hostsAre("x");
        site.file("prod.properties", "hosts[0]=a", "hosts[1]=b", "%shop.hosts=x,y,z");
        hostsAre("x", "y", "z");
    }

    @Test
    void ofBothFormsInOneSourceTheIndexesCount() {
        site.file("prod.yaml", "hosts: ['a,b', ' c ']");
        hostsAre("a,b", " c ");
    }

    @Test
    void theListsInAMapReplaceEachOther() {
        site.file("base.yaml", "hosts: {a: [1, 2], b: [3]}").file("prod.yaml", EXTENDS_IN_YAML, "hosts: {a: [9]}");
        assertThat(read(new TypeLiteral<Map<String, List<Integer>>>() {}.getType()))
                .isEqualTo(Map.of("a", List.of(9), "b", List.of(3)));
    }

    @Test
    void aListOfGroupsReplacesAnother() {
        site.file("base.yaml", "servers: [{host: a}, {host: b}]")
                .file("prod.yaml", EXTENDS_IN_YAML, "servers: [{host: x}]");
        assertThat(servers()).isEqualTo(new Servers(List.of(new Server("x"))));
        site.file("prod.yaml", EXTENDS_IN_YAML, "servers: []");
        assertThat(servers()).isEqualTo(new Servers(List.of()));
    }

    private Object servers() {
        List<Exception> faults = new ArrayList<>();
        Object servers = site.load()
                .readGroup(Servers.class, "", "p", GroupConstraints.NONE, faults::add)
                .orElseThrow();
        assertThat(faults).isEmpty();
        return servers;
    }

    record Servers(List<Server> servers) {}

    @SettingsGroup("")
    record Server(String host) {}
}
