package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.ServerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;

class CheckReportTest {

    private static final Terminal PLAIN = new Terminal(System.out, System.err, false);
    private static final Terminal COLOURED = new Terminal(System.out, System.err, true);

    private final ToldSettings told = Told.settings(
            List.of(
                    Told.setting("database.url", "jdbc:h2:mem:shop", "a jar", true),
                    Told.setting("page.size", "20", "default of the annotation", false),
                    Told.setting("freedom.mapping", "/", "Freedom's default", false)),
            List.of(Told.advice("FREEDOM-9701", false), Told.advice("FREEDOM-9702", true)));

    private CheckReport report(Optional<Faults> faults, boolean deploy) {
        return new CheckReport(faults, Optional.of(told), Optional.of("shop.Site"), deploy ? told.advice() : List.of());
    }

    @Test
    void whatFailedAfterAFaultIsNoFaultInItsPlace() {
        RuntimeException failure = new IllegalArgumentException("no such table");
        failure.addSuppressed(new IllegalStateException("not closed"));

        assertThat(Faults.of(failure).each()).containsExactly("java.lang.IllegalArgumentException: no such table");
    }

    /** As Freedom reports several faults, and Weld wraps them. */
    private static Throwable twoFaults() {
        ServerException list = new ServerException("FREEDOM-9224", "2 settings are wrong.\n\nOne\n\nOther\n", null);
        list.addSuppressed(new ServerException("FREEDOM-9205", "One is missing. Set it.", null));
        list.addSuppressed(new ServerException("FREEDOM-9206", "The other one is wrong. Correct it.", null));
        return new RuntimeException(list.getMessage(), new RuntimeException(list.getMessage(), list));
    }

    @Test
    void aSiteThatIsFineIsCountedInOneSentence() {
        CheckReport fine = report(Optional.empty(), false);
        assertThat(fine.isFine()).isTrue();
        assertThat(fine.text(PLAIN).lines())
                .containsExactly(
                        "No problem found (2 settings, settings module shop.settings.production,",
                        "application shop.Site).");
    }

    @Test
    void adviceThatIsNotSilencedCountsAndIsToldWithItsHint() {
        CheckReport advised = report(Optional.empty(), true);
        assertThat(advised.isFine()).isFalse();
        assertThat(advised.text(PLAIN).lines())
                .containsExactly(
                        "FREEDOM-9701: This is so.",
                        "    Do that.",
                        "",
                        "No problem found (2 settings, settings module shop.settings.production,",
                        "application shop.Site). One piece of advice. Silenced: 1.");
    }

    @Test
    void adviceThatIsSilencedIsCountedOnly() {
        CheckReport silenced = new CheckReport(
                Optional.empty(),
                Optional.of(told),
                Optional.empty(),
                List.of(told.advice().get(1)));
        assertThat(silenced.isFine()).isTrue();
        assertThat(silenced.text(PLAIN)).doesNotContain("FREEDOM-").contains("Silenced: 1.");
    }

    @Test
    void faultsAreShownAsTheListThatTheyAreAndIdsAreColoured() {
        CheckReport wrong = report(Optional.of(Faults.of(twoFaults())), false);
        assertThat(wrong.isFine()).isFalse();
        assertThat(wrong.text(PLAIN))
                .startsWith("FREEDOM-9224: 2 settings are wrong.\n\nOne\n\nOther" + System.lineSeparator())
                .contains("The site can't be deployed (2 settings");
        assertThat(wrong.text(COLOURED)).startsWith("\u001b[31mFREEDOM-9224\u001b[0m: 2 settings are wrong.");
    }

    @Test
    void programsGetEachFaultByItself() {
        assertThat(report(Optional.of(Faults.of(twoFaults())), false).asJson())
                .containsEntry("ok", false)
                .containsEntry(
                        "problems",
                        List.of(
                                Map.of(
                                        "id", "FREEDOM-9205",
                                        "message", "FREEDOM-9205: One is missing. Set it."),
                                Map.of(
                                        "id", "FREEDOM-9206",
                                        "message", "FREEDOM-9206: The other one is wrong. Correct it.")));
    }

    @Test
    void aFailureOfTheSitesOwnHasNoId() {
        Faults own = Faults.of(new RuntimeException(new IllegalStateException("no database")));
        CheckReport wrong = new CheckReport(Optional.of(own), Optional.empty(), Optional.empty(), List.of());
        assertThat(wrong.text(PLAIN))
                .startsWith("FREEDOM-0530: The site can't be deployed. java.lang.IllegalStateException: no database")
                .contains("(its settings were not read)");
        assertThat(wrong.asJson())
                .containsEntry("problems", List.of(Map.of("message", "java.lang.IllegalStateException: no database")));
    }

    @Test
    void aSiteWithoutFreedomIsSaidToBeOne() {
        CheckReport plain = new CheckReport(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        assertThat(plain.text(PLAIN)).startsWith("No problem found (it has no Freedom, which has nothing to check).");
    }

    @Test
    void jsonHasTheNamesThatTheDocumentationPromises() {
        assertThat(new JSON().toJSON(report(Optional.empty(), true).asJson()))
                .isEqualTo(
                        "{\"ok\":false,\"module\":\"shop.settings.production\",\"origin\":\"--settings\","
                                + "\"application\":\"shop.Site\",\"problems\":[],\"advice\":["
                                + "{\"id\":\"FREEDOM-9701\",\"text\":\"This is so.\",\"hint\":\"Do that.\",\"silenced\":false},"
                                + "{\"id\":\"FREEDOM-9702\",\"text\":\"This is so.\",\"hint\":\"Do that.\",\"silenced\":true}]}");
    }
}
