package io.freedom.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a WAR carries of ours, seen at the example site's. */
class ExampleArchiveIT {

    private static final Path JAR = Path.of(System.getProperty("freedom.jar"));

    @Test
    void theExampleCarriesOneJarOfOursAndNoneOfWhatIsInsideIt() throws Exception {
        Archive archive = Archive.of(Path.of(System.getProperty("mysite.war")));

        assertThat(archive.libraries())
                .filteredOn(library -> library.contains("freedom"))
                .containsExactly(JAR.getFileName().toString());
        assertThat(archive.libraries())
                .noneMatch(library -> library.matches("(?:smallrye|asm|microprofile|jboss|jakarta).*"));
    }

    @Test
    void theJarIsSmall() {
        assertThat(JAR.toFile().length()).isLessThan(1_300_000);
    }
}
