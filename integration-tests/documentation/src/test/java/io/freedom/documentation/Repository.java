package io.freedom.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of this repository. Maven runs the tests in their module's folder, which is two levels below. */
final class Repository {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Repository() {}

    static Page readme() {
        return Page.read(ROOT.resolve("README.md"));
    }

    /** A page of the site. */
    static Page page(String name) {
        return Page.read(ROOT.resolve("src/site/markdown").resolve(name));
    }

    /** The pages that people read: those at the top and those of the site. */
    static List<Page> pages() {
        List<Path> files = new ArrayList<>();
        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                .map(ROOT::resolve)
                .forEach(files::add);
        files.addAll(below(ROOT.resolve("src/site/markdown"), ".md"));
        return files.stream().map(Page::read).toList();
    }

    /** The text of the Java sources that a module is built from, templates too, by their file. */
    static Map<Path, String> sources(String... modules) {
        Map<Path, String> sources = new TreeMap<>();
        for (String module : modules) {
            for (Path file : below(ROOT.resolve(module).resolve("src/main"), ".java")) {
                sources.put(file, text(file));
            }
        }
        return sources;
    }

    static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
