package io.freedom.scenarios.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.SmallWar;
import io.freedom.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} and {@code diffsettings} as people run them: a process, its two outputs, its exit status. */
class CheckIT {

    private static final String PRODUCTION = "market.settings.production";
    private static final String KEY = "freedom.secret-key=bo0Zqk1Pj8s7VvX2mT5yRw9cLd3hFg6N";

    @TempDir
    private Path folder;

    private record Answer(int status, String out, String err) {}

    private Answer run(Map<String, String> environment, Path war, String... arguments) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(ServerProcess.java(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        command.add(war.toString());
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(temporary).isEmptyDirectory();
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
            Files.delete(temporary);
        }
    }

    private Answer run(Path war, String... arguments) throws Exception {
        return run(Map.of(), war, arguments);
    }

    private Path war(String... settings) throws IOException {
        return new SmallWar("market")
                .says("settings.module=" + PRODUCTION, "settings.enforced=true")
                .module(PRODUCTION, settings)
                .in(folder);
    }

    @Test
    void aSiteThatCanBeDeployedIsFine() throws Exception {
        Answer answer = run(war("page.size=3", "shop.name=Corner"), "check");

        assertThat(answer.out().lines())
                .containsExactly(
                        "No problem found (2 settings, settings module " + PRODUCTION + ",",
                        "application small.Page).");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.status()).isZero();
    }

    @Test
    void everyFaultIsSaidAndTheStatusIsOne() throws Exception {
        Path war = war("page.size=many", "freedom.maping=/x");
        Answer answer = run(war, "check");

        assertThat(answer.out())
                .startsWith("FREEDOM-0224: 2 settings are wrong.")
                .contains("FREEDOM-0206  page.size", "freedom.maping", "The site can't be deployed");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.status()).isEqualTo(1);
        Map<?, ?> json =
                (Map<?, ?>) new JSON().fromJSON(run(war, "check", "--json").out());
        assertThat(json.get("ok")).isEqualTo(false);
        assertThat((Object[]) json.get("problems"))
                .extracting(problem -> String.valueOf(((Map<?, ?>) problem).get("id")))
                .containsExactlyInAnyOrder("FREEDOM-0206", "FREEDOM-0213");
    }

    @Test
    void adviceForProductionCountsUntilItIsSilenced() throws Exception {
        Answer advised = run(war(KEY, "freedom.debug=true", "freedom.resources.report-after=30s"), "check", "--deploy");

        assertThat(advised.status()).isEqualTo(1);
        assertThat(advised.out())
                .startsWith("FREEDOM-0701: freedom.debug is on")
                .contains("FREEDOM-0707: ", "2 pieces of advice.")
                .doesNotContain("FREEDOM-0702", "FREEDOM-0706");
        Answer silenced = run(
                Map.of("FREEDOM_CHECK_SILENCED", "FREEDOM-0707", "FREEDOM_DEBUG", "false"),
                war(KEY, "freedom.debug=true", "freedom.resources.report-after=30s"),
                "check",
                "--deploy");
        assertThat(silenced.out()).startsWith("No problem found").contains("Silenced: 1.");
        assertThat(silenced.status()).isZero();
    }

    @Test
    void whatDiffersFromTheDefaultsIsShownWithItsOriginAndWithoutSecrets() throws Exception {
        Answer answer = run(
                Map.of("PAGE_SIZE", "7"),
                war(KEY, "shop.password=swordfish", "freedom.static-path=none", "freedom.mapping=/"),
                "diffsettings");

        assertThat(answer.out().lines())
                .containsExactly(
                        "freedom.secret-key = *****",
                        "    settings module " + PRODUCTION,
                        "    (market/settings/production.properties:1)",
                        "freedom.static-path = none",
                        "    settings module " + PRODUCTION,
                        "    (market/settings/production.properties:3); the default is /static",
                        "page.size = 7",
                        "    environment variable PAGE_SIZE; the default is 0",
                        "shop.password = *****",
                        "    settings module " + PRODUCTION,
                        "    (market/settings/production.properties:2)");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.status()).isZero();
    }

    @Test
    void settingsAreShownAlsoWhereTheSiteCantBeDeployed() throws Exception {
        Answer answer = run(war("page.size=many"), "diffsettings", "--json");

        Map<?, ?> json = (Map<?, ?>) new JSON().fromJSON(answer.out());
        assertThat(json.get("module")).isEqualTo(PRODUCTION);
        assertThat((Object[]) json.get("settings"))
                .extracting(row -> String.valueOf(((Map<?, ?>) row).get("value")))
                .containsExactly("many");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.status()).isZero();
    }

    @Test
    void settingsThatCantBeReadAreOneFaultAndTheStatusIsOne() throws Exception {
        Answer answer = run(war("a=b"), "diffsettings", "--settings", "nowhere.at.all");

        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("FREEDOM-0201: ").doesNotContain("\tat ");
        assertThat(answer.status()).isEqualTo(1);
    }
}
