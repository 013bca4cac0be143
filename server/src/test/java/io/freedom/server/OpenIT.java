package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.server.site.Greeting;
import io.freedom.server.site.GreetingFilter;
import io.freedom.server.site.GreetingServlet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code --open}, on a desktop whose way to open a page is a program of the test's. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the programs of the other desktops can't be replaced by a path")
class OpenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private Path programs;
    private Path opened;
    private String site;

    @BeforeEach
    void makeSite() throws Exception {
        programs = Files.createDirectory(temp.resolve("bin"));
        opened = temp.resolve("opened.txt");
        site = new SiteFolder(Files.createDirectory(temp.resolve("site")))
                .withClasses(Greeting.class, GreetingServlet.class, GreetingFilter.class)
                .war()
                .toString();
    }

    @Test
    void thePageIsShownByTheFirstProgramOfTheDesktopThatIsThere() throws Exception {
        program("gio");
        program("sensible-browser");
        try (ServerProcess server = run()) {
            String url = "http://127.0.0.1:%d/".formatted(server.awaitServing());

            await().atMost(PATIENCE).until(() -> Files.exists(opened));
            assertThat(opened).hasContent("gio open " + url);
            assertThat(server.err()).isEmpty();
        }
    }

    @Test
    void aSiteIsServedWhereNobodyCanShowIt() throws Exception {
        try (ServerProcess server = run()) {
            assertThat(server.awaitServing()).isPositive();
            assertThat(server.err()).isEmpty();
        }
    }

    /** Writes down how it was called, and that in one step. */
    private void program(String name) throws Exception {
        Path script = Files.writeString(
                programs.resolve(name),
                "#!/bin/sh\nprintf '%%s' \"%s $*\" > '%s.new'\n/bin/mv '%s.new' '%s'\n"
                        .formatted(name, opened, opened, opened));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private ServerProcess run() throws Exception {
        return ServerProcess.start(
                Files.createDirectory(temp.resolve("run")),
                Map.of("PATH", programs + File.pathSeparator + temp),
                List.of(),
                List.of("runserver", "--open", "0", site));
    }
}
