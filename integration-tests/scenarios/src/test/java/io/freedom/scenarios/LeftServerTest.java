package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftServerTest {

    @TempDir
    private Path folder;

    private Path file;
    private Process process;

    /** A JVM that waits for input. */
    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("server.process");
        Path jshell = Path.of(System.getProperty("java.home"), "bin", "jshell");
        process = new ProcessBuilder(jshell.toString(), "-s", "-")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void theProcessThatWasWrittenDownIsEnded() throws IOException {
        new LeftServer(file).remember(process.toHandle());
        new LeftServer(file).end();
        // Of the process itself: the object learns of its end by a thread of its own.
        assertThat(process.toHandle().isAlive()).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherProcessWithTheSameNumberIsLeftAlone() throws IOException {
        Files.write(file, List.of(Long.toString(process.pid()), "2001-02-03T04:05:06Z"));
        new LeftServer(file).end();
        assertThat(process.isAlive()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void nothingIsEndedWhereNothingWasWrittenDown() throws IOException {
        new LeftServer(file).end();
        assertThat(process.isAlive()).isTrue();
    }
}
