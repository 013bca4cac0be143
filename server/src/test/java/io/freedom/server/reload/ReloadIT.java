package io.freedom.server.reload;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.Patience;
import io.freedom.server.SiteLayout;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadIT {

    @TempDir
    Path folder;

    private ReloadingSite site;

    @BeforeEach
    void makeSite() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        site.page("response.getWriter().print(\"one\");");
    }

    @AfterEach
    void stopSite() throws Exception {
        site.stop();
    }

    @Test
    void theFirstRequestAfterASaveIsServedByTheNewSite() throws Exception {
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("one");

        for (String text : List.of("two", "six", "ten")) {
            site.page("response.getWriter().print(\"%s\");".formatted(text));
            assertThat(site.get("/page").body()).isEqualTo(text);
        }

        assertThat(site.said())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d Page[.]java changed: reloaded in \\d+ ms"));
    }

    @Test
    void aChangeIsFoundWithoutARequest() throws Exception {
        site.start();

        site.page("response.getWriter().print(\"two\");");

        await().until(() -> !site.said().isEmpty());
    }

    @Test
    void aFaultIsShownInsteadOfTheSiteUntilItIsFixed() throws Exception {
        site.start();

        site.page("response.getWriter().print(oops);");
        HttpResponse<String> answer = site.get("/page");
        assertThat(answer.statusCode()).isBetween(500, 503);
        assertThat(site.said().get(1))
                .contains("Page.java:9:36: cannot find symbol")
                .endsWith("1 error");

        site.page("response.getWriter().print(\"two\");");
        assertThat(site.get("/page").body()).isEqualTo("two");
    }

    @Test
    void aFaultThatIsTakenBackLeavesTheSiteAsItWas() throws Exception {
        site.start();

        site.page("response.getWriter().print(oops);");
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);

        site.page("response.getWriter().print(\"one\");");
        assertThat(site.get("/page").body()).isEqualTo("one");
        assertThat(site.said()).last().asString().endsWith("the site is as it was before");
    }

    @Test
    void aSiteThatDoesNotCompileAtTheStartIsServedOnceItDoes() throws Exception {
        site.page("response.getWriter().print(oops);");
        site.start();
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);

        site.page("response.getWriter().print(\"two\");");
        assertThat(site.get("/page").body()).isEqualTo("two");
    }

    @Test
    void aSiteThatCannotBeDeployedAtTheStartIsServedOnceItCan() throws Exception {
        site.source("Needy", "class Needy { @jakarta.inject.Inject Runnable nobody; }");
        site.start();
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);
        assertThat(site.said()).last().asString().contains("FREEDOM-0530").contains("WELD-001408");

        Files.delete(site.path("src/p/Needy.java"));
        assertThat(site.get("/page").body()).isEqualTo("one");
    }

    @Test
    void anErrorInTheDeploymentIsNotTheEnd() throws Exception {
        site.start();

        site.source("Deep", """
                class Deep implements jakarta.servlet.ServletContextListener {
                    public void contextInitialized(jakarta.servlet.ServletContextEvent e) { contextInitialized(e); }
                }
                """.replace("class Deep", "@jakarta.servlet.annotation.WebListener public class Deep"));
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);

        Files.delete(site.path("src/p/Deep.java"));
        assertThat(site.get("/page").body()).isEqualTo("one");
    }

    @Test
    void resourcesAreCopiedAndDeleted() throws Exception {
        site.page("var in = getClass().getResourceAsStream(\"/text\");"
                + "response.getWriter().print(in == null ? \"none\" : new String(in.readAllBytes()));");
        site.write("resources/text", "first");
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("first");

        site.write("resources/text", "second");
        assertThat(site.get("/page").body()).isEqualTo("second");

        Files.delete(site.path("resources/text"));
        assertThat(site.get("/page").body()).isEqualTo("none");
    }

    @Test
    void aNameMayBeginWithADotWhereItIsNoEditorsAndNoClasss() throws Exception {
        site.page("var in = getClass().getResourceAsStream(\"/.well-known/text\");"
                + "response.getWriter().print(in == null ? \"none\" : new String(in.readAllBytes()));");
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("none");

        site.write("resources/.well-known/text", "known");
        assertThat(site.get("/page").body()).isEqualTo("known");
        assertThat(site.said()).hasSize(1);

        site.write("src/p/.Page.java.AbCd", "of a tool that copies files");
        site.write("classes/.tool", "of another");
        assertThat(site.get("/page").body()).isEqualTo("known");
        assertThat(site.said()).hasSize(1);
    }

    @Test
    void whatTheBuildFiltersIsNotCopied() throws Exception {
        site.start();

        site.write("filtered/text", "${version}");

        assertThat(site.get("/page").body()).isEqualTo("one");
        assertThat(site.said())
                .containsOnlyOnce(
                        "FREEDOM-0722: " + site.path("filtered/text")
                                + " is copied by the build only, which changes it on the way. Run \"mvn process-resources\" to see it.");
        assertThat(site.path("classes/text")).doesNotExist();
    }

    @Test
    void staticFilesNeedNoDeployment() throws Exception {
        site.start();

        site.write("web/static/style.css", "two");

        assertThat(site.get("/static/style.css").body()).isEqualTo("two");
        assertThat(site.said()).isEmpty();
    }

    @Test
    void theDescriptorIsReadAgain() throws Exception {
        site.start();

        site.write("web/WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <servlet-mapping><servlet-name>p.Page</servlet-name><url-pattern>/other</url-pattern></servlet-mapping>
                </web-app>
                """);

        assertThat(site.get("/other").body()).isEqualTo("one");
    }

    @Test
    void aDescriptorThatIsNoXmlIsAFaultWithItsPlaceAndWithoutATrace() throws Exception {
        site.start();

        site.write("web/WEB-INF/web.xml", "<web-app>\n<servlet>\n</web-app>");
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);
        assertThat(site.said())
                .last()
                .asString()
                .startsWith("FREEDOM-0531: " + site.path("web/WEB-INF/web.xml") + ", line 3, column 3: ");

        Files.delete(site.path("web/WEB-INF/web.xml"));
        assertThat(site.get("/page").body()).isEqualTo("one");
    }

    @Test
    void requestsUnderWayFinishAndThoseThatComeWait() throws Exception {
        site.page("response.getWriter().print(\"one\"); var async = request.startAsync();"
                + "System.setProperty(\"%s\", \"in\");".formatted(folder)
                + "async.start(() -> { while (System.getProperty(\"%s\") != null) Thread.onSpinWait(); async.complete(); });"
                        .formatted(folder));
        site.start();
        CompletableFuture<HttpResponse<String>> before = site.getLater("/page");
        await().until(() -> System.getProperty(folder.toString()) != null);

        site.page("response.getWriter().print(\"two\");");
        List<CompletableFuture<HttpResponse<String>>> after = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            after.add(site.getLater("/page"));
        }
        System.clearProperty(folder.toString());

        assertThat(before.get().body()).isEqualTo("one");
        for (CompletableFuture<HttpResponse<String>> each : after) {
            assertThat(each.get().body()).isEqualTo("two");
        }
        assertThat(site.said()).singleElement().asString().endsWith(" ms");
    }

    @Test
    void aRequestThatDoesNotEndDelaysAReloadForSomeTimeOnly() throws Exception {
        site.page("request.startAsync().setTimeout(0); System.setProperty(\"%s\", \"in\");".formatted(folder));
        site.impatient().start();
        site.getLater("/page");
        await().until(() -> System.clearProperty(folder.toString()) != null);

        site.page("response.getWriter().print(\"two\");");

        assertThat(site.getLater("/page"))
                .succeedsWithin(Patience.LONG)
                .extracting(HttpResponse::body)
                .isEqualTo("two");
    }

    @Test
    void newPartsOfTheSiteAreTakenOverWhenTheBuildChanges() throws Exception {
        WatchedSite one = site.watched();
        Path more = Files.createDirectories(site.path("more"));
        Files.writeString(more.resolve("hello.txt"), "hello");
        site.start(() -> Files.exists(site.path("pom.xml"))
                ? new WatchedSite(
                        new SiteLayout(
                                List.of(site.path("web"), more), one.layout().classes(), List.of()),
                        one.sources())
                : one);
        assertThat(site.get("/hello.txt").statusCode()).isEqualTo(404);

        site.write("pom.xml", "");

        assertThat(site.get("/hello.txt").body()).isEqualTo("hello");
    }

    @Test
    void aLibraryThatIsBuiltAnewIsCompiledAgainstAndUsed() throws Exception {
        Path jar = site.path("lib.jar");
        library(jar, "interface Lib { String NAME = \"first\"; }");
        WatchedSite one = site.watched(jar);
        site.page("response.getWriter().print(lib.Lib.NAME);");
        site.start(() -> one);
        assertThat(site.get("/page").body()).isEqualTo("first");

        library(jar, "interface Lib { String NAME = \"second\"; }");

        assertThat(site.get("/page").body()).isEqualTo("second");
    }

    @Test
    void aServletOfALibraryIsFoundAgainAtEachDeploymentAndAnewWhenItsJarChanges() throws Exception {
        String servlet = """
                @jakarta.servlet.annotation.WebServlet("%s") class Lib extends jakarta.servlet.http.HttpServlet {
                    @Override
                    protected void doGet(jakarta.servlet.http.HttpServletRequest request,
                            jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
                        response.getWriter().print("library");
                    }
                }
                """;
        Path jar = site.path("lib.jar");
        library(jar, servlet.formatted("/lib"));
        WatchedSite one = site.watched(jar);
        site.start(() -> one);
        assertThat(site.get("/lib").body()).isEqualTo("library");

        site.page("response.getWriter().print(\"two\");");
        assertThat(site.get("/page").body()).isEqualTo("two");
        assertThat(site.get("/lib").body()).isEqualTo("library");

        library(jar, servlet.formatted("/other"));
        assertThat(site.get("/lib").statusCode()).isEqualTo(404);
        assertThat(site.get("/other").body()).isEqualTo("library");
    }

    private void library(Path jar, String text) throws Exception {
        Path source = site.path("lib/lib/Lib.java");
        SourceProject.write(source, "package lib; " + text.replaceFirst("(class|interface) Lib", "public $0"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString()))
                .isZero();
        Path made = site.path("made.jar");
        try (FileSystem archive =
                FileSystems.newFileSystem(URI.create("jar:" + made.toUri()), Map.of("create", "true"))) {
            Files.createDirectory(archive.getPath("lib"));
            Files.copy(source.resolveSibling("Lib.class"), archive.getPath("lib/Lib.class"));
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aBuildThatCannotBeReadIsAProblem() throws Exception {
        WatchedSite one = site.watched();
        site.start(() -> {
            if (Files.exists(site.path("pom.xml"))) {
                throw new IllegalStateException("pom.xml is broken");
            }
            return one;
        });

        site.write("pom.xml", "");
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);
        assertThat(site.said()).last().asString().startsWith("FREEDOM-0724: ").endsWith("pom.xml is broken");

        Files.delete(site.path("pom.xml"));
        assertThat(site.get("/page").body()).isEqualTo("one");
    }
}
