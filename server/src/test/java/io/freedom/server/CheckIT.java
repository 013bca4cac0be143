package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.site.Greeting;
import io.freedom.server.site.GreetingServlet;
import io.freedom.server.site.Talkative;
import io.freedom.server.site.TwoProblems;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} and {@code diffsettings} of sites without Freedom. */
class CheckIT {

    @TempDir
    Path temp;

    private SiteFolder site;

    @BeforeEach
    void makeSite() throws IOException {
        site = new SiteFolder(Files.createDirectory(temp.resolve("site")))
                .withClasses(Greeting.class, GreetingServlet.class);
    }

    /** Waits for the end, and sees that nothing is left. */
    private ServerProcess run(int status, String... arguments) throws Exception {
        try (ServerProcess process =
                ServerProcess.start(Files.createDirectory(temp.resolve("process")), List.of(), List.of(arguments))) {
            assertThat(process.awaitEnd()).as(process.toString()).isEqualTo(status);
            assertThat(process.temporaryFolder()).isEmptyDirectory();
            return process;
        }
    }

    @Test
    void whatTheSitePrintsIsNoPartOfTheAnswer() throws Exception {
        site.withLibrary(ServletContainerInitializer.class, Talkative.class);
        ServerProcess check = run(0, "check", "--json", site.war().toString());

        assertThat(check.out().lines()).containsExactly("{\"ok\":true,\"problems\":[],\"advice\":[]}");
        assertThat(check.err().lines()).containsExactly("Here I am.");
    }

    @Test
    void theFaultsThatOthersFindAreSaid() throws Exception {
        site.withLibrary(Extension.class, TwoProblems.class);
        ServerProcess check = run(1, "check", site.war().toString());

        assertThat(check.out().lines())
                .startsWith("FREEDOM-9001: the first problem.", "FREEDOM-9002: the second problem.");
        assertThat(check.err()).isEmpty();
    }

    @Test
    void aSiteThatSaysNothingOfItsSettingsIsToldWhatItLacks() throws Exception {
        ServerProcess command = run(1, "diffsettings", site.war().toString());

        assertThat(command.out()).isEmpty();
        assertThat(command.err().lines())
                .singleElement()
                .asString()
                .startsWith("FREEDOM-0711: The site says nothing of its settings");
    }

    @Test
    void aSiteThatIsNotThereIsSaidInOneLine() throws Exception {
        ServerProcess check = run(1, "check", temp.resolve("nowhere").toString());

        assertThat(check.out()).isEmpty();
        assertThat(check.err().lines()).singleElement().asString().startsWith("FREEDOM-0512: ");
    }
}
