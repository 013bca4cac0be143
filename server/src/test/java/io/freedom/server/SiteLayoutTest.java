package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLayoutTest {

    @TempDir
    Path temp;

    @Test
    void aSiteNeedsAWebFolder() {
        assertThatThrownBy(() -> new SiteLayout(List.of(), List.of(temp), List.of()))
                .hasMessage("FREEDOM-0511: The site has no web folder. Name one, or a WAR file.");
    }

    @Test
    void aFileThatIsNoWarIsRefused() throws IOException {
        Path file = Files.createFile(temp.resolve("site.zip"));

        assertThatThrownBy(() -> SiteLayout.of(file))
                .hasMessage(
                        "FREEDOM-0513: %s is neither a folder nor a WAR file. "
                                + "Name a file that ends in .war, or a folder with the contents of one.",
                        file);
    }

    @Test
    void aClassFolderMustBeAFolder() throws IOException {
        Path file = Files.createFile(temp.resolve("classes.jar"));

        assertThatThrownBy(() -> new SiteLayout(List.of(temp), List.of(file), List.of()))
                .hasMessage("FREEDOM-0514: %s is not a folder. Name a folder of classes.", file);
    }

    @Test
    void aLibraryThatIsMissingIsNamed() {
        Path jar = temp.resolve("missing.jar");

        assertThatThrownBy(() -> new SiteLayout(List.of(temp), List.of(), List.of(jar)))
                .hasMessageStartingWith("FREEDOM-0512: %s does not exist.", jar);
    }

    @Test
    void relativePathsAreResolvedOnce() {
        assertThat(SiteLayout.of(Path.of(".")).web())
                .containsExactly(Path.of("").toAbsolutePath());
    }
}
