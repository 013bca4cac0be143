package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.server.ServerException;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @TempDir
    Path site;

    @Test
    void theSiteAloneIsEnough() {
        Arguments arguments = Arguments.parse(List.of(site.toString()));

        assertThat(arguments)
                .isEqualTo(new Arguments(
                        new ListenAddress("127.0.0.1", 8000),
                        SiteLayout.of(site),
                        null,
                        ServerOptions.DEFAULT_THREADS));
    }

    @Test
    void optionsMayStandAnywhereAndTakeAnEqualsSign() {
        Arguments arguments =
                Arguments.parse(List.of("--settings=mysite.settings", "8001", "--threads", "3", site.toString()));

        assertThat(arguments)
                .isEqualTo(
                        new Arguments(new ListenAddress("127.0.0.1", 8001), SiteLayout.of(site), "mysite.settings", 3));
    }

    @Test
    void aBuildToolGivesThePartsOfASite() throws IOException {
        Path classes = Files.createDirectory(site.resolve("classes"));
        Path first = Files.createFile(site.resolve("first.jar"));
        Path second = Files.createFile(site.resolve("second.jar"));

        Arguments arguments = Arguments.parse(List.of(
                "8001",
                "--web",
                site.toString(),
                "--classes",
                classes.toString(),
                "--libraries",
                first + File.pathSeparator + second));

        assertThat(arguments.layout())
                .isEqualTo(new SiteLayout(List.of(site), List.of(classes), List.of(first, second)));
        assertThat(arguments.address().port()).isEqualTo(8001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--treads 3 SITE | There is no option --treads",
                "--threads three SITE | --threads three is not a number",
                "8000 | The SITE is missing: a WAR file, or a folder with the contents of one",
                "SITE --settings | --settings needs a value",
                "SITE --settings= | --settings= needs a value",
                "8000 9000 SITE | \"9000\" is one argument too many"
            })
    void aWrongArgumentIsNamedInOneLine(String line, String complaint) {
        List<String> arguments = List.of(line.replace("SITE", site.toString()).split(" "));
        // A single argument is the site: without one there is nothing left.
        List<String> given = line.equals("8000") ? List.of() : arguments;

        assertThatThrownBy(() -> Arguments.parse(given))
                .isInstanceOf(ServerException.class)
                .hasMessage("FREEDOM-0521: " + complaint + ". Write " + Arguments.USAGE + ".");
    }

    @Test
    void aSiteThatIsNotThereIsNamed() {
        Path missing = site.resolve("missing.war");

        assertThatThrownBy(() -> Arguments.parse(List.of(missing.toString())))
                .hasMessage("FREEDOM-0512: %s does not exist. Check the path, and build the site first.", missing);
    }
}
