package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.FreedomException;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.TestSite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSettingsTest {

    @TempDir
    Path folder;

    private HttpSettings read(String... lines) {
        return new HttpSettings(
                DeploymentSettings.load(new TestSite(folder).settings(lines).loader()));
    }

    private List<String> faults(String... lines) {
        return read(lines).faults().stream().map(FreedomException::getMessage).toList();
    }

    @Test
    void nothingNeedsToBeSet() {
        HttpSettings settings = read("a=1");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.mapping()).isEqualTo("/");
        assertThat(settings.staticPath()).isEqualTo("/static");
        assertThat(settings.completionHook()).isTrue();
    }

    @Test
    void everythingCanBeSet() {
        HttpSettings settings =
                read("freedom.mapping=/app/*", "freedom.static-path=none", "freedom.completion-hook=none");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.mapping()).isEqualTo("/app/*");
        assertThat(settings.staticPath()).isEmpty();
        assertThat(settings.completionHook()).isFalse();
    }

    @Test
    void everyValueThatCantBeIsAFault() {
        assertThat(faults("freedom.mapping=app", "freedom.static-path=/x/", "freedom.completion-hook=yes"))
                .containsExactly(
                        "FREEDOM-0401: The setting freedom.mapping is \"app\" (settings module test (test.properties:1)),"
                                + " which it can't be. Write / for the whole site, or a path such as /app/*.",
                        "FREEDOM-0401: The setting freedom.static-path is \"/x/\" (settings module test"
                                + " (test.properties:2)), which it can't be. Write a path such as /static, or none.",
                        "FREEDOM-0401: The setting freedom.completion-hook is \"yes\" (settings module test"
                                + " (test.properties:3)), which it can't be. Write auto or none.");
    }

    @Test
    void anExpressionThatCantBeExpandedIsAFaultBesideTheOthers() {
        assertThat(faults("freedom.mapping=${nothing}", "freedom.completion-hook=yes"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        "FREEDOM-0207: Setting freedom.mapping has an expression that can't be expanded: it refers to"
                                + " \"nothing\", which has no value");
    }
}
