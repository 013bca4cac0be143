package io.freedom.documentation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.settings.FreedomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the documentation against the code: ids, keys, links, samples, folders. */
class DocumentationTest {

    private static final Pattern ID = Pattern.compile("FREEDOM-\\d{4}");
    private static final Pattern ID_THAT_STARTS_A_LITERAL = Pattern.compile("\"(FREEDOM-\\d{4})[\":]");
    private static final Pattern KEY = Pattern.compile("\"((?:freedom|wsgi)\\.[a-z.-]*[a-z])\"");
    private static final Pattern VARIABLE = Pattern.compile("\"((?:FREEDOM|DJANGO)_[A-Z_]+)\"");
    private static final Pattern CONSTANT_WITH_A_KEY = Pattern.compile("static final String [A-Z]+ = \"([a-z.]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("@Parameter\\(property = \"([a-z0-9.-]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("values\\.put\\(\"([a-zA-Z]+)\"");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** The ids that a second file knows, because it adds something to a message or makes it of another failure. */
    private static final List<String> KNOWN_TWICE = List.of("FREEDOM-0501", "FREEDOM-0502", "FREEDOM-0530");

    private static final String[] MODULES = {"extension", "server", "maven-plugin"};

    static List<Page> pages() {
        return Repository.pages();
    }

    @Test
    void everyMessageIsDocumentedOnceAndEveryDocumentedMessageExists() {
        List<String> documented = Repository.page("messages.md").headings().stream()
                .filter(heading -> ID.matcher(heading).matches())
                .toList();

        assertThat(documented).doesNotHaveDuplicates().isSorted();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(found(ID, Repository.sources(MODULES)));
    }

    @Test
    void everyMessageOfTheDocumentationSaysWhatToDo() {
        Page messages = Repository.page("messages.md");
        for (String heading : messages.headings()) {
            if (ID.matcher(heading).matches()) {
                assertThat(messages.below(heading))
                        .as(heading)
                        .contains("**Cause**")
                        .contains("**Do**");
            }
        }
    }

    @Test
    void anIdIsDefinedInOneFile() {
        Map<String, List<Path>> files = new TreeMap<>();
        Repository.sources(MODULES)
                .forEach((file, text) -> found(ID_THAT_STARTS_A_LITERAL, Map.of(file, text))
                        .forEach(id -> files.computeIfAbsent(id, any -> new ArrayList<>())
                                .add(file)));
        files.keySet().removeAll(KNOWN_TWICE);

        assertThat(files).allSatisfy((id, where) -> assertThat(where).as(id).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageNamesOnlyIdsThatExist(Page page) {
        assertThat(found(ID, Repository.sources(MODULES)))
                .containsAll(found(ID, Map.of(page.file(), Repository.text(page.file()))));
    }

    @Test
    void theReferenceOfSettingsHasExactlyTheKeysOfTheCode() {
        assertThat(Repository.page("settings.md").keysBelow("The keys of Freedom"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found(KEY, Repository.sources("extension")));
    }

    @Test
    void theReferenceOfSettingsSaysOfEachKeyWhatTheCodeSays() {
        List<List<String>> said = Arrays.stream(FreedomKey.values())
                .map(key -> List.of(
                        key.key(),
                        key.text().meaning(),
                        key.text().type(),
                        key.text().byDefault(),
                        key.text().limits()))
                .toList();

        assertThat(Repository.page("settings.md").rowsBelow("The keys of Freedom"))
                .containsExactlyElementsOf(said);
    }

    @Test
    void theReferenceOfTheArchivesFileHasExactlyTheKeysOfTheCode() {
        Map<Path, String> sources = Repository.sources("extension");
        sources.keySet().removeIf(file -> !file.endsWith("SiteFile.java"));

        assertThat(sources).hasSize(1);
        assertThat(Repository.page("settings.md").keysBelow("The keys of META-INF/freedom.properties"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found(CONSTANT_WITH_A_KEY, sources));
    }

    @Test
    void theVariablesThatTheCodeReadsAreDocumented() {
        assertThat(Repository.page("settings.md").prose()).contains(found(VARIABLE, Repository.sources("extension")));
    }

    @ParameterizedTest
    @CsvSource({
        "RunServerMojo, runserver.md, mvn freedom:runserver",
        "StartProjectMojo, getting-started.md, startproject"
    })
    void theParametersOfAGoalAreDocumented(String goal, String page, String heading) {
        Map<Path, String> sources = Repository.sources("maven-plugin");
        sources.keySet().removeIf(file -> !file.endsWith(goal + ".java"));

        assertThat(sources).hasSize(1);
        assertThat(Repository.page(page).keysBelow(heading))
                .containsExactlyInAnyOrderElementsOf(found(PARAMETER, sources));
    }

    @Test
    void theParametersOfTheGoalsThatSaySomethingOfASiteAreDocumented() {
        Map<Path, String> sources = Repository.sources("maven-plugin");
        Set<String> goals = Set.of("AboutSiteMojo.java", "CheckMojo.java", "DiffSettingsMojo.java");
        sources.keySet().removeIf(file -> !goals.contains(file.getFileName().toString()));

        assertThat(sources).hasSameSizeAs(goals);
        assertThat(Repository.page("check.md").keysBelow("The goals"))
                .containsExactlyInAnyOrderElementsOf(found(PARAMETER, sources));
    }

    @Test
    void thePlaceholdersOfTemplatesAreDocumented() {
        Map<Path, String> sources = Repository.sources("server");
        sources.keySet().removeIf(file -> !file.endsWith("Placeholders.java"));

        assertThat(Repository.page("getting-started.md").rowsBelow("A template of your own"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(found(PLACEHOLDER, sources).stream()
                        .map("{{%s}}"::formatted)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        for (String link : page.relativeLinks()) {
            String path = link.replaceFirst("#.*", "");
            Path target = path.isEmpty()
                    ? page.file()
                    : page.file().resolveSibling(path).normalize();
            assertThat(target).as("%s links to %s", page, link).exists();
            if (link.contains("#")) {
                assertThat(Page.read(target).anchors())
                        .as("%s links to %s", page, link)
                        .contains(link.replaceFirst(".*#", ""));
            }
        }
    }

    /** A page's samples are compiled together: one may use what another shows. */
    @ParameterizedTest
    @MethodSource("pages")
    void theSamplesOfAPageCompile(Page page, @TempDir Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (CodeBlock block : page.blocks("java")) {
            Path file =
                    block.isFragment() ? folder.resolve("Line" + block.line() + ".java") : folder.resolve(block.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.isFragment() ? block.asClass("Line" + block.line()) : block.text());
            sources.add(file);
        }
        if (!sources.isEmpty()) {
            Compilation.compile(sources, Compilation.testClassPath(), Files.createDirectory(folder.resolve("classes")));
        }
    }

    /** {@code <!-- from path -->} before a sample: it is that file, or lines of it, and is tested where the file is. */
    @ParameterizedTest
    @MethodSource("pages")
    void aSampleThatNamesItsFileIsWhatTheFileSays(Page page) {
        for (CodeBlock block : page.blocks()) {
            block.source()
                    .ifPresent(source -> assertThat(CodeBlock.flush(Repository.text(Repository.ROOT.resolve(source))))
                            .as("%s, line %d", page, block.line())
                            .contains(CodeBlock.flush(block.text())));
        }
    }

    @Test
    void theStructureInTheReadmeIsThatOfTheRepository() throws IOException {
        SortedSet<Path> named = structure();

        assertThat(named).allSatisfy(path -> assertThat(path).isDirectory());
        assertThat(named)
                .containsAll(modules(Repository.ROOT, new TreeSet<>()))
                .containsAll(foldersIn(Repository.ROOT.resolve("extension/src/main/java/io/freedom/internal")));
    }

    /** The folders that the README's structure names: two spaces a level, several names with commas, packages with dots. */
    private static SortedSet<Path> structure() {
        String text = Repository.readme().blocks().stream()
                .filter(block -> block.before().contains("## Project structure"))
                .findFirst()
                .orElseThrow()
                .text();
        SortedSet<Path> named = new TreeSet<>();
        List<Path> parents = new ArrayList<>(List.of(Repository.ROOT));
        for (String line : text.lines().toList()) {
            String names = line.strip().split(" {2,}")[0];
            int level = (line.length() - line.stripLeading().length()) / 2;
            parents.subList(level + 1, parents.size()).clear();
            for (String name : names.split(", ")) {
                parents.add(parents.get(level).resolve(name.contains(".") ? sources(name) : name));
                named.add(parents.get(parents.size() - 1));
            }
        }
        return named;
    }

    private static String sources(String javaPackage) {
        return "src/main/java/" + javaPackage.replace('.', '/');
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory).toList();
        }
    }

    /** The folders of the modules that are built; one that only holds others need not be named. */
    private static SortedSet<Path> modules(Path folder, SortedSet<Path> found) {
        MODULE.matcher(Repository.text(folder.resolve("pom.xml"))).results().forEach(module -> {
            Path path = folder.resolve(module.group(1));
            modules(path, found);
            if (Files.isDirectory(path.resolve("src"))) {
                found.add(path);
            }
        });
        return found;
    }

    /** What a pattern finds in sources: its group, or all of it where it has none. */
    private static SortedSet<String> found(Pattern pattern, Map<Path, String> sources) {
        return sources.values().stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(result -> result.group(Math.min(1, result.groupCount())))
                .collect(toCollection(TreeSet::new));
    }
}
