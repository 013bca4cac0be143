package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.Problem.CompileError;
import io.freedom.server.deployment.Problem.NotBuilt;
import io.freedom.server.deployment.Problem.NotCompiled;
import io.freedom.server.deployment.Problem.NotDeployed;
import io.freedom.server.pages.Page.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemModelTest {

    @TempDir
    Path root;

    @Test
    void aCompileErrorShowsItsLineAndColumn() throws IOException {
        Path file = Files.writeString(root.resolve("Site.java"), "class Site {\n    String greeting = greting;\n}\n");
        CompileError error = new CompileError(file, 2, 23, "cannot find symbol\n  symbol: variable greting");

        Page page = page(new NotCompiled(List.of(error)));

        assertThat(page.heading().title()).isEqualTo("The site does not compile");
        assertThat(TextPage.of(page)).startsWith("""
                        500 Server Error  GET /

                        The site does not compile: 1 error

                        cannot find symbol
                          symbol: variable greting
                        Site.java:2
                                1 | class Site {
                          >     2 |     String greeting = greting;
                                  |                       ^
                                3 | }
                        """);
    }

    /** As of {@code private; String a;}, of which javac says five times the same. */
    @Test
    void theErrorsOfALineAreOneBlock() throws IOException {
        Path file = Files.writeString(root.resolve("Site.java"), "class Site {\n    private; String a;\n}\n");
        Page page = page(new NotCompiled(List.of(
                new CompileError(file, 2, 12, "illegal start of type"),
                new CompileError(file, 2, 5, "illegal start of type"),
                new CompileError(file, 2, 12, "';' expected"),
                new CompileError(file, 3, 1, "class, interface, enum, or record expected"))));

        assertThat(page.heading().message()).isEqualTo("4 errors");
        assertThat(page.findings()).hasSize(2);
        assertThat(TextPage.of(page)).contains("""

                        illegal start of type
                        ';' expected
                        Site.java:2
                                1 | class Site {
                          >     2 |     private; String a;
                                  |     ^      ^
                                3 | }
                        """);
    }

    @Test
    void ofManyErrorsTheFirstShowTheirSource() throws IOException {
        Path file = Files.writeString(root.resolve("Site.java"), "clas Site {\n".repeat(30));
        Page page = page(new NotCompiled(LongStream.rangeClosed(1, 30)
                .mapToObj(line -> new CompileError(file, line, 1, "class expected\n  and more"))
                .toList()));

        String text = TextPage.of(page);
        assertThat(text.lines().filter(line -> line.startsWith("  > "))).hasSize(3);
        assertThat(text).contains("\nSite.java:4: class expected\nSite.java:5: class expected\n");
        assertThat(text.lines().count()).isLessThan(80);
        String html = HtmlPage.of(page);
        assertThat(html.split("<section class=\"finding\">")).hasSize(4);
        assertThat(html.split("<details class=\"finding\"><summary>")).hasSize(28);
    }

    @Test
    void anErrorWhoseFileCannotBeReadSaysWhereItIs() {
        Page page = page(new NotCompiled(List.of(
                new CompileError(root.resolve("Gone.java"), 7, -1, "gone"),
                new CompileError(null, -1, -1, "no processor"))));

        assertThat(page.findings())
                .containsExactly(new Finding("", "Gone.java:7: gone", null), new Finding("", "no processor", null));
    }

    @Test
    void ofAThousandErrorsTheFirstAreShown() {
        Page page = page(new NotCompiled(LongStream.rangeClosed(1, 1_000)
                .mapToObj(number -> new CompileError(null, 0, 0, "wrong " + number))
                .toList()));

        assertThat(page.findings()).hasSize(50);
        assertThat(page.heading().message()).isEqualTo("1,000 errors, the first 50 of them here");
    }

    @Test
    void eachOfFreedomsFaultsIsABlockOfItsOwnWithoutATrace() {
        RuntimeException failure = new RuntimeException("Exception List with several exceptions:");
        failure.addSuppressed(new IllegalStateException("FREEDOM-0201: page.size is missing. Set it."));
        failure.addSuppressed(new IllegalStateException("FREEDOM-0203: page.colour is no colour. Write #rrggbb."));

        Page page = page(new NotDeployed(failure));

        assertThat(page.heading().message()).isEqualTo("2 problems");
        assertThat(page.findings())
                .containsExactly(
                        new Finding("FREEDOM-0201", "page.size is missing. Set it.", null),
                        new Finding("FREEDOM-0203", "page.colour is no colour. Write #rrggbb.", null));
        assertThat(page.failures()).isEmpty();
    }

    @Test
    void aFaultOfAPropertyShowsItsLineButNoSecret() throws IOException {
        Project project = new Project(root)
                .source("shop/Empty.java", "package shop; class Empty {}")
                .write("src/main/resources/shop/dev.properties", """
                        page.size=many
                        shop.password = hunter 22
                        door.code=4711
                        """);
        RuntimeException failure = new RuntimeException("Exception List with several exceptions:");
        for (String each : List.of("page.size is \"many\" (shop/dev.properties:1)", "(shop/dev.properties:2)")) {
            failure.addSuppressed(new IllegalStateException("FREEDOM-0203: " + each + ". Correct it."));
        }
        failure.addSuppressed(
                new IllegalStateException("FREEDOM-0203: door.code is \"*****\" (shop/dev.properties:3). Correct it."));
        failure.addSuppressed(new IllegalStateException("FREEDOM-0203: x (../../etc.properties:3). Correct it."));

        Page page = new ProblemModel(project.code(), "GET /", List.of()).of(new NotDeployed(failure));

        assertThat(TextPage.of(page))
                .contains("src/main/resources/shop/dev.properties:1\n  >     1 | page.size=many\n")
                .contains("  >     2 | shop.password = *****\n", "  >     3 | door.code=*****\n");
    }

    @Test
    void anotherFailureIsShownWithItsCauses() {
        Throwable failure = new IllegalStateException("WELD-001408", new LinkageError("no such class"));

        Page page = page(new NotDeployed(failure));

        assertThat(page.findings())
                .singleElement()
                .extracting(Finding::text)
                .isEqualTo("java.lang.LinkageError: no such class");
        assertThat(page.failures()).hasSize(2);
        assertThat(page.failures().get(0).frames()).noneMatch(Page.FrameGroup::folded);
    }

    /** Whatever is wrong with the files is seen when they change. */
    @Test
    void onlyADeploymentCanBeTriedAgain() {
        String button = "<button type=\"button\" id=\"again\">Try again</button>";
        assertThat(HtmlPage.of(page(new NotDeployed(new IllegalStateException("no database")))))
                .contains(button, "mend that and try again here, or by POST to /_freedom/again.");
        assertThat(HtmlPage.of(page(new NotBuilt("pom.xml")))).doesNotContain(button, "by POST to");
        assertThat(HtmlPage.of(page(new NotCompiled(List.of())))).doesNotContain(button);
    }

    @Test
    void whatCarriesACheckedFailureIsNotShown() {
        Page page = page(new NotDeployed(DeploymentProblems.unchecked(new IOException("no such table"))));

        assertThat(page.failures())
                .singleElement()
                .satisfies(each -> assertThat(each.type()).isEqualTo("java.io.IOException"));
    }

    @Test
    void aBuildThatCannotBeReadIsToldInItsOwnWords() {
        assertThat(page(new NotBuilt("pom.xml, line 3: no such element"))
                        .heading()
                        .message())
                .isEqualTo("pom.xml, line 3: no such element");
    }

    private Page page(Problem problem) {
        return new ProblemModel(new SiteCode(List.of(), List.of(), root), "GET /", List.of()).of(problem);
    }
}
