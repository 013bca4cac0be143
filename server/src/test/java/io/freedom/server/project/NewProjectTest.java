package io.freedom.server.project;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.freedom.server.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NewProjectTest {

    private static final SiteName SHOP = new SiteName("com.example.shop");

    @TempDir
    Path home;

    @TempDir
    Path template;

    private Path folder;

    @BeforeEach
    void choose() {
        folder = home.resolve("shop");
    }

    /** Whatever a test does, no draft stays. */
    @AfterEach
    void nothingElseIsWritten() {
        assertThat(names(home)).allMatch(name -> name.startsWith("shop") || name.equals("mine"));
    }

    @Test
    void aTemplateIsFilledInItsTextsAndItsNames() throws IOException {
        put("{{name}}.txt", "{{name}} {{package}} {{packagePath}} {{freedomVersion}}\n");
        put("src/{{packagePath}}/{{dot}}hidden", "{{package}}{{package}}");
        put("empty", "");

        write(template);

        assertThat(files()).containsExactly("empty", "shop.txt", "src/com/example/shop/.hidden");
        assertThat(folder.resolve("shop.txt"))
                .hasContent("shop com.example.shop com/example/shop " + FreedomVersion.THIS + "\n");
        assertThat(folder.resolve("src/com/example/shop/.hidden")).hasContent("com.example.shopcom.example.shop");
        assertThat(FreedomVersion.THIS).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void everyProjectHasASecretKeyOfItsOwn() throws IOException {
        put("key", "{{secretKey}}");

        write(template);
        Path other = new NewProject(SHOP, home.resolve("shop2"), template).write();

        assertThat(folder.resolve("key")).content().hasSize(64).matches("[A-Za-z0-9_-]+");
        assertThat(other.resolve("key")).content().isNotEqualTo(Files.readString(folder.resolve("key")));
    }

    @Test
    void whatOnlyLooksLikeAPlaceholderStays() throws IOException {
        put("page.html", "{{ title }} {{#each}} {{{name}}} ${name} {name} {{}} \\{{name}}\n$1 \\1");

        write(template);

        assertThat(folder.resolve("page.html"))
                .hasContent("{{ title }} {{#each}} {shop} ${name} {name} {{}} \\shop\n$1 \\1");
    }

    @Test
    void whatIsNoTextIsCopiedAsItIs() throws IOException {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '{', '{', 'n', 'o', 'n', 'e', '}', '}', (byte) 0xff};
        byte[] otherText = "{{name}}".getBytes(UTF_16);
        Files.write(template.resolve("icon.png"), picture);
        Files.write(template.resolve("utf16"), otherText);
        put("lines", "one\r\ntwo\r\n\ttrès\u2028");

        write(template);

        assertThat(folder.resolve("icon.png")).hasBinaryContent(picture);
        assertThat(folder.resolve("utf16")).hasBinaryContent(otherText);
        assertThat(Files.readString(folder.resolve("lines"))).isEqualTo("one\r\ntwo\r\n\ttrès\u2028");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permission")
    void aFileThatCanBeExecutedStaysSo() throws IOException {
        put("run.sh", "#!/bin/sh\n");
        put("text", "");
        Files.setPosixFilePermissions(template.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));

        write(template);

        assertThat(Files.getPosixFilePermissions(folder.resolve("run.sh")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(folder.resolve("text")).isRegularFile().isReadable();
        assertThat(Files.getPosixFilePermissions(folder.resolve("text")).toString())
                .doesNotContain("EXECUTE");
    }

    @Test
    void dotFilesAreAPartOfATemplateAndItsRepositoryIsNot() throws IOException {
        put(".gitignore", "target/\n");
        put(".mvn/jvm.config", "-Xmx1g");
        put(".git/config", "{{nothing}}");
        put("target/out", "{{nothing}}");
        put("docs/target/page", "");

        write(template);

        assertThat(files()).containsExactly(".gitignore", ".mvn/jvm.config", "docs/target/page");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "may not let a user make links")
    void aLinkIsWhatItLeadsTo() throws IOException {
        put("text", "{{name}}");
        Files.createSymbolicLink(template.resolve("link"), template.resolve("text"));

        write(template);

        assertThat(folder.resolve("link")).hasContent("shop").isRegularFile();
        assertThat(Files.isSymbolicLink(folder.resolve("link"))).isFalse();
    }

    @Test
    void anUnknownPlaceholderIsNamedWithItsFileAndLine() throws IOException {
        put("a/fine", "{{name}}");
        put("b/page.txt", "one\n{{name}}\n  {{nmae}} {{other}}\n");

        assertRefused(
                template,
                "FREEDOM-0757: Line 3 of %s of the template has the placeholder {{nmae}}, which stands for nothing. Write one of {{dot}},"
                        + " {{freedomVersion}}, {{name}}, {{package}}, {{packagePath}}, {{secretKey}}, or blanks inside of the braces"
                        + " where it is none.",
                Path.of("b", "page.txt"));
    }

    @Test
    void anUnknownPlaceholderInANameIsNamed() throws IOException {
        put("{{packagepath}}/Site.java", "");

        assertRefused(
                template,
                "FREEDOM-0757: The name %s of the template has the placeholder {{packagepath}}, which stands for nothing. Write one of"
                        + " {{dot}}, {{freedomVersion}}, {{name}}, {{package}}, {{packagePath}}, {{secretKey}}, or blanks inside of the"
                        + " braces where it is none.",
                Path.of("{{packagepath}}", "Site.java"));
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        put("shop.txt", "");
        put("{{name}}.txt", "");

        assertRefused(
                template,
                "FREEDOM-0758: The file %s of the template has no place in the project, because another file of the template"
                        + " becomes that, too. Rename it.",
                Path.of("{{name}}.txt"));
    }

    @Test
    void aFileNeverLandsOutsideOfTheProject() throws IOException {
        put("{{dot}}{{dot}}/outside", "");

        assertRefused(
                template,
                "FREEDOM-0758: The file %s of the template has no place in the project, because it lies outside of it. Rename it.",
                Path.of("{{dot}}{{dot}}", "outside"));
    }

    @Test
    void aTemplateThatIsNoneIsRefused() throws IOException {
        Path missing = template.resolve("missing");
        Path file = Files.createFile(template.resolve("file"));
        Path empty = Files.createDirectory(template.resolve("empty"));
        String advice = " Name a folder with the files of a project, all of which you may read.";

        assertRefused(missing, "FREEDOM-0756: The template %s does not exist." + advice, missing);
        assertRefused(file, "FREEDOM-0756: The template %s is not a folder." + advice, file);
        assertRefused(empty, "FREEDOM-0756: The template %s has no files." + advice, empty);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "may not let a user make links")
    void aTemplateThatNeverEndsIsRefused() throws IOException {
        Path loop = Files.createDirectories(template.resolve("a/b"));
        Files.createSymbolicLink(loop.resolve("c"), template.resolve("a"));

        assertRefused(
                template,
                "FREEDOM-0756: The template %s can't be read (a link in it leads back to it). Name a folder with the files of a project,"
                        + " all of which you may read.",
                template);
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws IOException {
        Files.createDirectory(folder);

        assertExists();
        assertThat(folder).isEmptyDirectory();

        Files.writeString(folder.resolve("mine"), "mine");
        assertExists();
        assertThat(names(folder)).containsExactly("mine");

        Files.delete(folder.resolve("mine"));
        Files.delete(folder);
        Files.writeString(folder, "mine");
        assertExists();
        assertThat(folder).hasContent("mine");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "may not let a user make links")
    void aLinkThatLeadsNowhereIsThereToo() throws IOException {
        Files.createSymbolicLink(folder, home.resolve("nowhere"));

        assertExists();
        assertThat(Files.isSymbolicLink(folder)).isTrue();
    }

    @Test
    void aFolderInNoFolderIsRefused() throws IOException {
        Path file = Files.createFile(home.resolve("mine"));

        for (Path parent : List.of(home.resolve("missing"), file)) {
            Path inside = parent.resolve("shop");
            assertThatThrownBy(() -> new NewProject(SHOP, inside, null).write())
                    .isInstanceOf(ServerException.class)
                    .hasMessage(
                            "FREEDOM-0755: %s can't be written: the folder that it would be in does not exist. Choose a folder"
                                    + " in which you may write.",
                            inside);
        }
        assertThat(names(home)).containsExactly("mine");
    }

    @Test
    void theRootIsThereAlready() {
        Path root = home.getRoot();

        assertThatThrownBy(() -> new NewProject(SHOP, root, null).write())
                .hasMessageStartingWith("FREEDOM-0754: " + root + " exists already");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permission")
    void aFolderThatMayNotBeWrittenIsRefused() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(home)).as("an administrator may").isFalse();
            assertRefused(
                    null,
                    "FREEDOM-0755: %s can't be written: permission denied. Choose a folder in which you may write.",
                    folder);
        } finally {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPlaceWhereNobodyMayWriteIsRefused() {
        Path inside = Path.of("/proc/shop");

        assertThatThrownBy(() -> new NewProject(SHOP, inside, null).write())
                .isInstanceOf(ServerException.class)
                .hasMessageMatching(
                        "FREEDOM-0755: /proc/shop can't be written: [^\n]+\\. Choose a folder in which you may write\\.");
    }

    @Test
    void oneOfTwoAtTheSameTimeWins() throws Exception {
        put("text", "{{name}}");
        List<Boolean> wins = Stream.generate(() -> new NewProject(SHOP, folder, template))
                .limit(8)
                .parallel()
                .map(NewProjectTest::isWritten)
                .toList();

        assertThat(wins).containsOnlyOnce(true);
        assertThat(files()).containsExactly("text");
    }

    private static boolean isWritten(NewProject project) {
        try {
            project.write();
            return true;
        } catch (ServerException lost) {
            assertThat(lost.id()).isEqualTo("FREEDOM-0754");
            return false;
        }
    }

    private void assertExists() {
        assertThatThrownBy(() -> new NewProject(SHOP, folder, null).write())
                .isInstanceOf(ServerException.class)
                .hasMessage(
                        "FREEDOM-0754: %s exists already, and was left as it is. Give the site another name or another folder.",
                        folder);
    }

    private void assertRefused(@Nullable Path template, String message, Path named) {
        assertThatThrownBy(() -> new NewProject(SHOP, folder, template).write())
                .isInstanceOf(ServerException.class)
                .hasMessage(message, named);
        assertThat(home).isEmptyDirectory();
    }

    private void write(Path template) {
        assertThat(new NewProject(SHOP, folder, template).write()).isEqualTo(folder);
    }

    private void put(String file, String text) throws IOException {
        Path path = template.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
