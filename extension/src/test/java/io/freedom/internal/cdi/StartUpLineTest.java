package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.freedom.Application;
import io.freedom.HttpApplication;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is logged where there is no servlet container; where there is one, the scenarios look at the same line. */
class StartUpLineTest {

    @TempDir
    Path folder;

    @Test
    void itNamesTheApplicationTheSettingsModuleAndWhoNamedIt() {
        TestSite site = new TestSite(folder).settings("a=1");
        try (LoggedMessages log = new LoggedMessages();
                SeContainer container = Boot.boot(site, Site.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(log.messages())
                    .containsExactly("Freedom: " + Site.class.getName()
                            + ", settings test (settings.module in META-INF/freedom.properties (enforced))");
        }
    }

    @Test
    void itSaysWhatIsNotThere() {
        try (LoggedMessages log = new LoggedMessages();
                SeContainer container = Boot.boot(Nothing.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(log.messages())
                    .containsExactly("Freedom: no bean is marked @Application; settings and request events serve, no"
                            + " settings module");
        }
    }

    @Test
    void keysBelowFreedomThatItDoesNotKnowFailTheDeploymentAllAtOnce() {
        TestSite site = new TestSite(folder).settings("freedom.mappping=/", "freedom.static=x", "a=1");
        assertThatThrownBy(() -> Boot.boot(site, Site.class))
                .hasMessageContaining("""
                        FREEDOM-0213  freedom.mappping
                            but     it is no key of Freedom. Correct or remove it; keys that are near: freedom.mapping.
                            set in  settings module test (test.properties:1)
                        """)
                .hasMessageContaining("FREEDOM-0213  freedom.static\n");
    }

    @Test
    void whereAServletContainerServesItNamesWhatTellsTheEndOfARequest() {
        TestSite site = new TestSite(folder).settings("a=1");
        try (SeContainer container = Boot.boot(site, Site.class);
                LoggedMessages log = new LoggedMessages()) {
            SiteDeployment deployment =
                    container.select(Sites.class).get().served().get(0).deployment();
            assertThat(StartUpLine.log(deployment, "its hook"))
                    .containsOnly(
                            entry("application", Site.class.getName()),
                            entry("settings", "test"),
                            entry("settings.origin", "settings.module in META-INF/freedom.properties (enforced)"),
                            entry("completion", "its hook"));
            assertThat(log.messages())
                    .containsExactly("Freedom: " + Site.class.getName()
                            + ", settings test (settings.module in META-INF/freedom.properties (enforced)), the end of a"
                            + " request is told by its hook");
        }
    }

    @Dependent
    static class Nothing {}

    @Application
    static class Site implements HttpApplication {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) {}
    }
}
