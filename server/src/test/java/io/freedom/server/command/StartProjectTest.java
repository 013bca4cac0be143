package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartProjectTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Commands commands = new Commands(List.of(new StartProject()));

    @Test
    void aSiteIsWrittenIntoTheFolderAndThePersonIsToldHowToGoOn() {
        Path folder = home.resolve("here");

        assertThat(run("mysite", folder.toString())).isZero();

        assertThat(folder.resolve("src/main/java/mysite/Site.java")).isRegularFile();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "",
                        "  Written   " + folder,
                        "  Run it    cd " + folder,
                        "            mvn freedom:runserver",
                        "");
    }

    @Test
    void aTemplateOfThePersonsOwnIsUsed() throws IOException {
        Path template = Files.createDirectory(home.resolve("template"));
        Files.writeString(template.resolve("hello.txt"), "{{package}}");
        Path folder = home.resolve("here");

        assertThat(run("mysite", folder.toString(), "--template", template.toString()))
                .isZero();

        assertThat(folder).isDirectoryContaining("glob:**/hello.txt");
        assertThat(folder.resolve("hello.txt")).hasContent("mysite");
    }

    @Test
    void withoutANameNothingIsWritten() {
        assertThatThrownBy(this::run)
                .hasMessage(
                        "FREEDOM-0751: The name of the new site is missing. Give one such as mysite; with Maven, -Dname=mysite.");
    }

    @Test
    void aNameThatLooksLikeAnOptionCanBeGiven() {
        assertThatThrownBy(() -> run("--", "-mysite"))
                .hasMessageStartingWith("FREEDOM-0751: \"-mysite\" can't be the name");
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> run("mysite", "a\0b"))
                .hasMessage("FREEDOM-0521: \"a\\u0000b\" is not a path. Check it.");
    }

    @Test
    void aThirdArgumentIsOneTooMany() {
        assertThatThrownBy(() -> run("mysite", "folder", "more"))
                .hasMessage(
                        "FREEDOM-0521: \"more\" is one argument too many. Write startproject [options] NAME [FOLDER].");
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("startproject"));
        line.addAll(List.of(arguments));
        return commands.run(line, new Terminal(stream, stream, false));
    }
}
