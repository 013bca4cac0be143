package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.freedom.server.SiteLayout;
import io.freedom.server.project.NewProject;
import io.freedom.server.project.SiteName;
import io.freedom.server.reload.ReloadPhases.Phase;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures how long it takes from a save to the new page, and each step of that, for a site as {@code startproject} writes it,
 * with the extension; run on demand: {@code mvn package -pl extension -DskipTests}, then
 * {@code mvn test -pl server -Dtest=StartedSiteFigures}. Processor time is all of the process: the compilation of
 * what the virtual machine finds worth it too.
 */
class StartedSiteFigures {

    private static final int EDITS = 25;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    Path folder;

    private ReloadingSite site;
    private Path project;

    @ParameterizedTest
    @ValueSource(ints = {0, 298})
    void fromASaveToTheNewPage(int moreBeans) throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        project = new NewProject(new SiteName("mysite"), site.path("mysite"), null).write();
        source("META-INF/services/jakarta.enterprise.inject.spi.Extension", TellingExtension.class.getName());
        for (int i = 0; i < moreBeans; i++) {
            bean(i);
        }
        Files.createDirectories(project.resolve("target/classes"));
        WatchedSite watched = watched();
        try {
            site.start(() -> watched);
            assertThat(site.get("/").body()).contains("It works!");
            ReloadPhases phases = ReloadPhases.of(site);
            print(moreBeans, "a class", edits(phases, "java/mysite/HomePage.java", "Change it"));
            print(moreBeans, "a setting", edits(phases, "resources/mysite/settings/common.properties", "It works!"));
        } finally {
            site.stop();
        }
    }

    private WatchedSite watched() throws Exception {
        Path extension = extension();
        Path classes = project.resolve("target/classes");
        return new WatchedSite(
                new SiteLayout(List.of(project.resolve("src/main/webapp")), List.of(classes), List.of(extension)),
                new SiteSources(
                        classes,
                        List.of(project.resolve("src/main/java")),
                        List.of(project.resolve("src/main/resources")),
                        List.of(),
                        site.watched(extension).sources().classPath(),
                        List.of("-parameters", "-g"),
                        null,
                        List.of(project.resolve("pom.xml"))));
    }

    /** The jar that a site carries, as the build makes it. */
    private static Path extension() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("../extension/target").toRealPath())) {
            return files.filter(each ->
                            each.getFileName().toString().matches("freedom-extension-[\\d.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The extension is not packaged."));
        }
    }

    private List<Edit> edits(ReloadPhases phases, String name, String text) throws Exception {
        Path file = project.resolve("src/main").resolve(name);
        String before = Files.readString(file);
        List<Edit> edits = new ArrayList<>();
        for (int i = 1; i <= EDITS; i++) {
            String fresh = "Edit number %d of %s".formatted(i, file.getFileName());
            phases.forget();
            long processor = PROCESS.getProcessCpuTime();
            long began = System.nanoTime();
            Files.writeString(file, before.replace(text, fresh));
            String page = site.get("/").body();
            phases.end(Phase.ANSWERED);
            assertThat(page).contains(fresh);
            edits.add(new Edit(PROCESS.getProcessCpuTime() - processor, phases.nanos(began)));
        }
        return edits;
    }

    private void bean(int number) throws Exception {
        source("java/mysite/more/Bean%d.java".formatted(number), """
                package mysite.more;
                @jakarta.enterprise.context.ApplicationScoped
                public class Bean%d {
                    %s
                    public int value() { return %1$d; }
                }
                """.formatted(
                        number, number == 0 ? "" : "@jakarta.inject.Inject Bean%d next;".formatted(number - 1)));
    }

    private void source(String name, String text) throws Exception {
        String part = name.startsWith("META-INF") ? "resources/" : "";
        SourceProject.write(project.resolve("src/main").resolve(part + name), text);
    }

    private static void print(int moreBeans, String what, List<Edit> edits) {
        System.out.printf(
                "startproject's site and %d beans, change of %s: first %d ms, median %d ms, least %d ms, most %d ms, of %d;"
                        + " processor time first %d ms, median %d ms; load %.1f%n",
                moreBeans,
                what,
                millis(edits.get(0).nanos()),
                millis(median(edits, Edit::nanos)),
                millis(edits.stream().mapToLong(Edit::nanos).min().orElseThrow()),
                millis(edits.stream().mapToLong(Edit::nanos).max().orElseThrow()),
                edits.size(),
                millis(edits.get(0).processor()),
                millis(median(edits, Edit::processor)),
                PROCESS.getSystemLoadAverage());
        System.out.println(Stream.of(Phase.values())
                .map(phase -> "%s %d".formatted(phase, millis(median(edits, edit -> edit.phase(phase)))))
                .collect(Collectors.joining(", ", "    medians of the steps, ms: ", "")));
    }

    private static long median(List<Edit> edits, ToLongFunction<Edit> what) {
        return edits.stream()
                .mapToLong(what)
                .sorted()
                .skip(edits.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long millis(long nanos) {
        return Math.round(nanos / 1e6);
    }

    /**
     * One change.
     *
     * @param processor nanoseconds of the process on any processor
     * @param phases nanoseconds of each step
     */
    private record Edit(long processor, Map<Phase, Long> phases) {

        long phase(Phase phase) {
            return phases.get(phase);
        }

        long nanos() {
            return phases.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
