package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.server.SiteLayout;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteBuildTest {

    @TempDir
    Path root;

    private final List<String> said = new ArrayList<>();
    private Snapshot seen = Snapshot.EMPTY;

    @BeforeEach
    void makeSite() throws Exception {
        write("web/WEB-INF/beans.xml", "");
        write("src/p/Page.java", "package p; class Page { String text = \"first\"; }");
        Files.createDirectories(root.resolve("classes"));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNextChangeWhateverThatIs() throws Exception {
        try (SiteBuild build = build()) {
            seen = build.look(seen);
            assertThat(build.begin(seen).trouble()).isEmpty();
            seen = build.lookAtOutput(seen);
            Path compiled = root.resolve("classes/p/Page.class");
            Path there = Files.move(compiled, root.resolve("Page.class"));
            Path inTheWay = write("classes/p/Page.class/file", "");
            write("src/p/Page.java", "package p; class Page { String text = \"second\"; }");
            SiteBuild.Step step = apply(build);

            assertThatThrownBy(() -> step.write().run()).isInstanceOf(UncheckedIOException.class);

            Files.delete(inTheWay);
            Files.delete(compiled);
            Files.move(there, compiled);
            write("resources/text", "hello");
            apply(build).write().run();
            assertThat(Files.readString(compiled, StandardCharsets.ISO_8859_1)).contains("second");
        }
    }

    /** As {@code mvn clean} does. */
    @Test
    void aClassFolderThatIsDeletedIsMadeAgain() throws Exception {
        write("src/p/Other.java", "package p; class Other extends Page {}");
        write("resources/text", "hello");
        try (SiteBuild build = build()) {
            seen = build.look(seen);
            build.begin(seen);
            seen = build.lookAtOutput(seen);
            Path classes = root.resolve("classes");
            for (String each : List.of("p/Page.class", "p/Other.class", "p", "text", "")) {
                Files.delete(classes.resolve(each));
            }

            SiteBuild.Step step = apply(build);
            assertThat(step.trouble()).isEmpty();
            assertThat(step.redeploys()).isTrue();
            step.write().run();

            assertThat(classes.resolve("p/Page.class")).exists();
            assertThat(classes.resolve("p/Other.class")).exists();
            assertThat(classes.resolve("text")).hasContent("hello");
        }
    }

    /** The compiler remembers which folders it has not found. */
    @Test
    void aClassFolderThatWasDeletedAtTheFirstCompilationIsCompiledAgainstLater() throws Exception {
        write("src/p/Other.java", "package p; class Other extends Page {}");
        try (SiteBuild earlier = build()) {
            earlier.begin(earlier.look(seen));
        }
        try (SiteBuild build = build()) {
            seen = build.look(seen);
            build.begin(seen);
            for (String each : List.of("p/Page.class", "p/Other.class", "p", "")) {
                Files.delete(root.resolve("classes").resolve(each));
            }
            apply(build).write().run();
            seen = build.lookAtOutput(seen);

            write("src/p/Other.java", "package p; class Other extends Page { int number; }");

            assertThat(apply(build).trouble()).isEmpty();
        }
    }

    private SiteBuild build() {
        Path classes = root.resolve("classes");
        WatchedSite site = new WatchedSite(
                new SiteLayout(List.of(root.resolve("web")), List.of(classes), List.of()),
                new SiteSources(
                        classes,
                        List.of(root.resolve("src")),
                        List.of(root.resolve("resources")),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of()));
        return new SiteBuild(site, () -> site, said::add);
    }

    private SiteBuild.Step apply(SiteBuild build) {
        Snapshot before = seen;
        seen = build.look(before);
        return build.apply(seen.since(before), seen);
    }

    private Path write(String name, String text) throws Exception {
        Path file = root.resolve(name);
        SourceProject.write(file, text);
        return file;
    }
}
