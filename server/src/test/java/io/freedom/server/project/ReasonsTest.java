package io.freedom.server.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonsTest {

    @TempDir
    Path folder;

    @Test
    void aPathIsNoReason() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(reason(() -> Files.createDirectory(folder.resolve("none/other"))))
                .isEqualTo("there is no such file or folder");
        assertThat(reason(() -> Files.createDirectory(file))).isEqualTo("there is something of this name");
        assertThat(reason(() -> Files.delete(folder))).isEqualTo("the folder is not empty");
        assertThat(reason(() -> Files.newDirectoryStream(file).close())).isEqualTo("it is no folder");
        assertThat(Reasons.of(new FileSystemException(file.toString()))).isEqualTo("the system does not say why");
    }

    @Test
    void theReasonOfTheSystemIsOne() {
        assertThat(Reasons.of(new FileSystemException("file", null, "Disk quota exceeded")))
                .isEqualTo("Disk quota exceeded");
    }

    private static String reason(Attempt attempt) {
        return Reasons.of(catchThrowableOfType(IOException.class, attempt::run));
    }

    private interface Attempt {
        void run() throws IOException;
    }
}
