package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.server.ServerException;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.reload.SiteSources;
import io.freedom.server.reload.WatchedSite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @TempDir
    Path site;

    @Test
    void theSiteAloneIsEnough() {
        assertThat(parse(site.toString()))
                .isEqualTo(new Arguments(
                        ListenAddress.DEFAULT,
                        new WatchedSite(SiteLayout.of(site), null),
                        null,
                        ServerOptions.DEFAULT_THREADS,
                        false,
                        true,
                        false));
    }

    @Test
    void sourcesAreCompiledToTheFolderOfClassesWithTheApisOfThePlatform() throws IOException {
        Path classes = Files.createDirectory(site.resolve("made"));

        SiteSources sources = Objects.requireNonNull(parse(
                        "--web",
                        site.toString(),
                        "--classes",
                        classes.toString(),
                        "--sources",
                        "src" + File.pathSeparator + "more",
                        "--resources=text",
                        "--javac=-g\n-Xlint:all")
                .site()
                .sources());

        assertThat(sources.classes()).isEqualTo(classes);
        assertThat(sources.sources())
                .containsExactly(
                        Path.of("src").toAbsolutePath(), Path.of("more").toAbsolutePath());
        assertThat(sources.resources()).containsExactly(Path.of("text").toAbsolutePath());
        assertThat(sources.options()).containsExactly("-g", "-Xlint:all");
        assertThat(sources.classPath()).anyMatch(jar -> jar.toString().contains("servlet-api"));
    }

    @Test
    void sourcesNeedAFolderForTheirClasses() {
        assertThatThrownBy(() -> parse("--sources", "src", site.toString()))
                .hasMessage("FREEDOM-0521: There is no folder for the classes. "
                        + "Name it by --classes, and the web folder by --web.");
    }

    @Test
    void optionsMayStandAnywhereAndTakeAnEqualsSign() {
        Arguments arguments = parse(
                "--settings=mysite.settings",
                "8001",
                "--threads",
                "3",
                "--noreload",
                site.toString(),
                "--virtual-threads",
                "--open");

        assertThat(arguments)
                .isEqualTo(new Arguments(
                        new ListenAddress("127.0.0.1", 8001, false),
                        new WatchedSite(SiteLayout.of(site), null),
                        "mysite.settings",
                        3,
                        true,
                        false,
                        true));
    }

    @Test
    void theLastOfAnOptionCounts() {
        assertThat(parse("--threads=3", site.toString(), "--threads=4").threads())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "-6 SITE, ::1, 8000",
        "--ipv6 9000 SITE, ::1, 9000",
        "9000 SITE, 127.0.0.1, 9000",
        "[::1]:9000 SITE, ::1, 9000"
    })
    void theAddressIsThatOfTheOptionAndTheArgument(String line, String host, int port) {
        ListenAddress address =
                parse(line.replace("SITE", site.toString()).split(" ")).address();

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
    }

    @Test
    void aBuildToolGivesThePartsOfASite() throws IOException {
        Path classes = Files.createDirectory(site.resolve("classes"));
        Path first = Files.createFile(site.resolve("first.jar"));
        Path second = Files.createFile(site.resolve("second.jar"));

        Arguments arguments = parse(
                "8001",
                "--web",
                site.toString(),
                "--classes",
                classes.toString(),
                "--libraries",
                first + File.pathSeparator + second);

        assertThat(arguments.site().layout())
                .isEqualTo(new SiteLayout(List.of(site), List.of(classes), List.of(first, second)));
        assertThat(arguments.address().port()).isEqualTo(8001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--treads 3 SITE | runserver has no option --treads. Write --threads.",
                "--wibble SITE | runserver has no option --wibble. runserver --help shows those that there are.",
                "-1 SITE | runserver has no option -1. runserver --help shows those that there are.",
                "--threads three SITE | --threads three is not a number. Give a whole number.",
                "--threads=3000000000 SITE | --threads 3000000000 is not a number. Give a whole number.",
                "8000 | The SITE is missing. Name a WAR file, or a folder with the contents of one, at the end.",
                "'' | The SITE is missing. Name a WAR file, or a folder with the contents of one, at the end.",
                "SITE --settings | --settings needs a value. Write --settings NAME.",
                "SITE --settings= | --settings needs a value. Write --settings NAME.",
                "SITE --noreload=no | --noreload takes no value. Write --noreload.",
                "8000 9000 SITE | \"SITE\" is one argument too many. Write runserver [options] [[host:]port] SITE.",
                "8000 SITE --web SITE | \"SITE\" is one argument too many. Name the site either by --web or at the end."
            })
    void aWrongArgumentIsNamedInOneLine(String line, String complaint) {
        String[] arguments = line.isEmpty()
                ? new String[0]
                : line.replace("SITE", site.toString()).split(" ");

        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(ServerException.class)
                .hasMessage("FREEDOM-0521: " + complaint.replace("\"SITE\"", "\"" + site + "\""));
    }

    @Test
    void aSiteThatIsNotThereIsNamed() {
        Path missing = site.resolve("missing.war");

        assertThatThrownBy(() -> parse(missing.toString()))
                .hasMessage("FREEDOM-0512: %s does not exist. Check the path, and build the site first.", missing);
    }

    private static Arguments parse(String... arguments) {
        return Arguments.of(Arguments.SYNTAX.parse(List.of(arguments)));
    }
}
