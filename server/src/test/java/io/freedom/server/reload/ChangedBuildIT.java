package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.SiteLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the site is made of changes, and what does not compile stays so for a while. */
class ChangedBuildIT {

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
    void aJarThatIsOnlyCompiledAgainstMayBeOverwrittenInPlace() throws Exception {
        Path jar = site.path("provided.jar");
        library(jar, "String FIRST = \"first\";");
        WatchedSite one = compiledAgainst(jar);
        site.page("response.getWriter().print(lib.Lib.FIRST);");
        site.start(() -> one);
        assertThat(site.get("/page").body()).isEqualTo("first");

        library(jar, "int NUMBER = 7; String SECOND = \"second\"; String FIRST = \"no more the first\";");
        assertThat(site.get("/page").body()).isEqualTo("no more the first");

        site.page("response.getWriter().print(lib.Lib.SECOND);");
        assertThat(site.get("/page").body()).isEqualTo("second");
    }

    @Test
    void anotherBuildIsUsedOnceItsSourcesCompile() throws Exception {
        AtomicReference<WatchedSite> now = new AtomicReference<>(site.watched());
        site.start(now::get);
        assertThat(site.get("/hello.txt").statusCode()).isEqualTo(404);

        now.set(withWebFolder());
        site.page("response.getWriter().print(oops);");
        site.write("pom.xml", "");
        assertThat(site.get("/hello.txt").statusCode()).isBetween(500, 503);

        site.page("response.getWriter().print(\"one\");");
        assertThat(site.get("/hello.txt").body()).isEqualTo("hello");
    }

    @Test
    void anErrorIsToldOnceWhereTheBuildChangesTogetherWithIt() throws Exception {
        AtomicReference<WatchedSite> now = new AtomicReference<>(site.watched());
        site.start(now::get);

        now.set(withWebFolder());
        site.page("response.getWriter().print(oops);");
        site.write("pom.xml", "");
        site.get("/page");
        List<String> said = List.copyOf(site.said());
        site.get("/page");

        assertThat(said).filteredOn(each -> each.endsWith("\n1 error")).hasSize(1);
        assertThat(site.said()).isEqualTo(said);
    }

    @Test
    void whatIsNoPartOfTheSiteAnyMoreIsNoChange() throws Exception {
        WatchedSite two = withWebFolder();
        AtomicReference<WatchedSite> now = new AtomicReference<>(two);
        site.start(now::get);
        assertThat(site.get("/hello.txt").body()).isEqualTo("hello");

        now.set(site.watched());
        site.page("response.getWriter().print(oops);");
        site.write("pom.xml", "");
        site.get("/page");
        List<String> said = List.copyOf(site.said());
        site.get("/page");

        assertThat(site.said()).isEqualTo(said);
    }

    @Test
    void errorsThatStayAreToldInOneLineUntilTheyAreOthers() throws Exception {
        site.start();
        site.page("response.getWriter().print(oops);");
        site.get("/page");
        assertThat(site.said()).hasSize(2).last().asString().contains("cannot find symbol");

        site.source("Other", "class Other {}");
        site.get("/page");
        assertThat(site.said()).hasSize(3).last().asString().endsWith("Other.java is new: still 1 error");

        site.source("Other", "class Other { oops }");
        site.get("/page");
        assertThat(site.said()).hasSize(5).last().asString().contains("Other.java:2:");

        site.source("Other", "class Other {}");
        site.page("response.getWriter().print(\"two\");");
        assertThat(site.get("/page").body()).isEqualTo("two");
        site.page("response.getWriter().print(oops);");
        site.get("/page");
        assertThat(site.said()).last().asString().contains("cannot find symbol");
    }

    private WatchedSite withWebFolder() throws Exception {
        Path more = Files.createDirectories(site.path("more"));
        Files.writeString(more.resolve("hello.txt"), "hello");
        WatchedSite one = site.watched();
        return new WatchedSite(
                new SiteLayout(List.of(site.path("web"), more), one.layout().classes(), List.of()), one.sources());
    }

    private WatchedSite compiledAgainst(Path jar) {
        WatchedSite deployed = site.watched();
        return new WatchedSite(deployed.layout(), site.watched(jar).sources());
    }

    /** The same file, not another of its name: whoever has it open reads something else. */
    private void library(Path jar, String body) throws Exception {
        Path source = site.path("lib/lib/Lib.java");
        SourceProject.write(source, "package lib; public interface Lib { %s }".formatted(body));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : Stream.of("Lib.java", "Lib.class")
                    .map(source::resolveSibling)
                    .toList()) {
                out.putNextEntry(new JarEntry("lib/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
    }
}
