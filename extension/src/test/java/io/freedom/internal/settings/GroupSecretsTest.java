package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.internal.settings.GroupConstraints.Violation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What constructors and constraints say of secrets that are no member of one text. */
class GroupSecretsTest {

    @TempDir
    Path folder;

    TestSite site;
    List<SettingException> faults;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
        faults = new ArrayList<>();
    }

    private void read(Class<?> type, String prefix, GroupConstraints constraints) {
        site.load().readGroup(type, prefix, "mysite.Site.db", constraints, faults::add);
    }

    /** Of the one fault there is, as a server prints it. */
    private String said() {
        assertThat(faults).hasSize(1);
        StringWriter trace = new StringWriter();
        faults.get(0).printStackTrace(new PrintWriter(trace));
        return trace + " " + faults.get(0).facts();
    }

    /** Breaks a constraint of one type, whose message quotes all members. */
    private static GroupConstraints quoting(Class<?> wrong, String member, String element) {
        return (group, type, members) -> type == wrong
                ? List.of(new Violation(member, element, "Good", "was " + members.get(member) + " of " + members))
                : List.of();
    }

    @Test
    void aConstructorMayQuoteAGroupInside() {
        site.settings("db.login.user=me", "db.login.password=tiger");
        read(Outer.class, "db", GroupConstraints.NONE);
        assertThat(said())
                .contains("FREEDOM-0223: Settings group " + Outer.class.getName() + ", wanted by mysite.Site.db,"
                        + " refuses its values: java.lang.IllegalStateException. They are: db.login.password = \"*****\""
                        + " from settings module test (test.properties:2), db.login.user = \"me\" from settings module test"
                        + " (test.properties:1). Correct one of them.")
                .doesNotContain("tiger");
    }

    @Test
    void aConstructorMayQuoteAList() {
        site.settings("db.passwords[0]=tiger", "db.passwords[1]=b");
        read(Passwords.class, "db", GroupConstraints.NONE);
        assertThat(said()).contains("db.passwords[0] = \"*****\" from").doesNotContain("tiger");
    }

    @Test
    void aConstructorMayQuoteTheDefaultsOfAGroupInside() {
        site.settings("vault.password=tiger", "db.x=1");
        read(WithDefaults.class, "db", GroupConstraints.NONE);
        assertThat(said()).contains("java.lang.IllegalStateException").doesNotContain("tiger");
    }

    @Test
    void aConstructorWithoutAnyValueSaysSo() {
        site.settings("a=1");
        read(AllOptional.class, "db", GroupConstraints.NONE);
        assertThat(faults)
                .singleElement()
                .extracting(SettingException::getMessage)
                .asString()
                .endsWith("java.lang.IllegalStateException: no. None of them is set. Set what it needs.");
    }

    @Test
    void theGroupWithAnEmptyPrefixIsCalledByItsType() {
        site.settings("login.user=me", "login.password=tiger");
        read(Outer.class, "", GroupConstraints.NONE);
        assertThat(said()).contains("login.password = \"*****\"").doesNotContain("tiger");
        assertThat(faults.get(0).key()).isEqualTo(Outer.class.getName());
    }

    @Test
    void aConstraintMayQuoteAList() {
        site.settings("db.passwords[0]=tiger", "db.passwords[1]=b");
        read(Pins.class, "db", quoting(Pins.class, "passwords", ""));
        assertThat(said())
                .contains("breaks a constraint of " + Pins.class.getName() + ": @Good. Correct it.")
                .doesNotContain("tiger");
    }

    @Test
    void aConstraintMayQuoteAGroupInside() {
        site.settings("db.login.user=me", "db.login.password=tiger");
        read(OneLogin.class, "db", quoting(OneLogin.class, "login", ""));
        assertThat(said()).contains("Setting db.login, wanted by").doesNotContain("tiger");
    }

    @Test
    void aConstraintOnOneMemberMayQuoteAnother() {
        site.settings("db.user=me", "db.password=ti-ger9");
        read(
                Login.class,
                "db",
                (group, type, members) -> List.of(new Violation("user", "", "Good", "not with " + members + "/ger9")));
        assertThat(said())
                .contains("Setting db.user, wanted by")
                .contains("@Good")
                .doesNotContain("ger9");
    }

    @Test
    void aConstraintMayQuoteAListOfGroups() {
        site.settings("db.logins[0].user=me", "db.logins[0].password=tiger");
        read(Logins.class, "db", quoting(Logins.class, "logins", ""));
        assertThat(said()).contains("Setting db.logins, wanted by").doesNotContain("tiger");
    }

    @Test
    void aConstraintMayQuoteAGroupWithAnEmptyPrefix() {
        site.settings("login.user=me", "login.password=tiger");
        read(
                OneLogin.class,
                "",
                (group, type, members) ->
                        type == OneLogin.class ? List.of(new Violation("", "", "Good", "was " + members)) : List.of());
        assertThat(said())
                .contains("FREEDOM-0225: Settings group " + OneLogin.class.getName()
                        + ", wanted by mysite.Site.db, breaks a constraint: @Good. Correct it.")
                .doesNotContain("tiger");
    }

    @Test
    void whatAConstraintSaysOfAListWithoutSecretsIsShown() {
        site.settings("db.hosts[0]=a", "db.hosts[1]=b", "db.password=tiger");
        read(
                Hosts.class,
                "db",
                (group, type, members) ->
                        List.of(new Violation("hosts", "", "Size", "too many in " + members.get("hosts"))));
        assertThat(said()).contains("too many in [a, b] (@Size)");
    }

    @Test
    void anElementOfASparseListIsTheOneThatIsMeant() {
        site.settings("db.hosts[0]=a", "db.hosts[5]=b");
        read(Hosts.class, "db", (group, type, members) -> List.of(new Violation("hosts", "[1]", "Size", "no")));
        assertThat(said())
                .contains("Setting db.hosts[5], wanted by")
                .contains("is \"b\", which")
                .contains("test.properties:2");
    }

    @Test
    void anElementOfAListOfOneTextHasTheOriginOfAll() {
        site.settings("db.hosts=a,b");
        read(Hosts.class, "db", (group, type, members) -> List.of(new Violation("hosts", "[1]", "Size", "no")));
        assertThat(said()).contains("Setting db.hosts[1], wanted by").contains("is \"a,b\", which");
    }

    @Test
    void aNameOfAMapIsQuotedWhereItIsInTheSource() {
        site.settings("db.limits.\"a.b\"=1", "db.limits.c.d=2");
        read(
                Limits.class,
                "db",
                (group, type, members) -> List.of(
                        new Violation("limits", ".a.b", "Max", "no"), new Violation("limits", ".c.d", "Max", "no")));
        assertThat(faults)
                .extracting(SettingException::getMessage)
                .satisfiesExactly(
                        quoted ->
                                assertThat(quoted).contains("Setting db.limits.\"a.b\", wanted by", "is \"1\", which"),
                        plain -> assertThat(plain).contains("Setting db.limits.c.d, wanted by", "is \"2\", which"));
    }

    @Test
    void aFaultOfWhatNoMemberUsesIsNone() {
        site.settings("db.login=${nothing}", "db.login.user=me", "db.login.password=tiger");
        read(Outer.class, "db", GroupConstraints.NONE);
        assertThat(said()).contains("FREEDOM-0223: Settings group").doesNotContain("tiger");
    }

    record Login(String user, String password) {}

    record Outer(Login login) {
        Outer {
            throw new IllegalStateException("not " + login, new IllegalArgumentException("not " + login));
        }
    }

    record Passwords(List<String> passwords) {
        Passwords {
            throw new IllegalStateException("not " + passwords);
        }
    }

    record WithDefaults(Inner inner) {
        WithDefaults {
            throw new IllegalStateException("not " + inner);
        }
    }

    record Inner(
            @Setting(defaultValue = "jdbc:x:${vault.password}")
            String url,

            @Setting(defaultValue = "1") int x) {}

    record AllOptional(Optional<String> a, Optional<Login> login) {
        AllOptional {
            throw new IllegalStateException("no");
        }
    }

    interface Pins {
        List<String> passwords();
    }

    interface OneLogin {
        Login login();
    }

    interface Logins {
        List<Login> logins();
    }

    interface Hosts {
        List<String> hosts();
    }

    interface Limits {
        Map<String, Integer> limits();
    }
}
