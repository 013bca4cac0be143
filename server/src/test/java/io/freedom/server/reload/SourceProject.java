package io.freedom.server.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sources and a class folder that is made from them. */
final class SourceProject implements AutoCloseable {

    private final Path root;
    private final SiteSources site;
    private final SourceCompiler compiler;
    private Snapshot last = Snapshot.EMPTY;

    SourceProject(Path root, String... options) throws IOException {
        this.root = root;
        site = site(root.resolve("classes"), List.of(options));
        Files.createDirectories(sources());
        compiler = SourceCompiler.of(site).orElseThrow();
    }

    Path sources() {
        return root.resolve("src");
    }

    Path classes() {
        return site.classes();
    }

    /** Each source by the name of its class, in package {@code p}. */
    SourceProject with(String name, String text) throws IOException {
        write(sources().resolve("p/" + name + ".java"), "package p;\n" + text + "\n");
        return this;
    }

    void without(String name) throws IOException {
        Files.delete(sources().resolve("p/" + name + ".java"));
    }

    /** Writes so that the file is seen to be another one, however fast the test is, and is never missing. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path written = Files.writeString(Files.createTempFile("written", null), text);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the class folder as a build does, and then lets the compiler learn. */
    SourceProject built() throws IOException {
        compileTo(site);
        compiler.learn(look());
        return this;
    }

    Snapshot look() {
        last = Snapshot.of(site.sources(), last);
        return last;
    }

    SourceCompiler compiler() {
        return compiler;
    }

    Compiled compile() {
        Compiled compiled = compiler.compile(look());
        compiler.write(compiled);
        return compiled;
    }

    /** The files of the class folder. */
    Map<String, String> contents() throws IOException {
        return contents(site.classes());
    }

    /** What the class folder would hold if all sources were compiled to an empty one. */
    Map<String, String> contentsOfCleanBuild() throws IOException {
        Path clean = Files.createTempDirectory(root, "clean");
        compileTo(site(clean, site.options()));
        return contents(clean);
    }

    /** Whether all sources compile to an empty folder. */
    boolean compilesCleanly() throws IOException {
        SiteSources clean = site(Files.createTempDirectory(root, "clean"), site.options());
        try (SourceCompiler fresh = SourceCompiler.of(clean).orElseThrow()) {
            return !fresh.compile(Snapshot.of(clean.sources(), Snapshot.EMPTY)).failed();
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static void compileTo(SiteSources site) {
        try (SourceCompiler compiler = SourceCompiler.of(site).orElseThrow()) {
            Compiled compiled = compiler.compile(Snapshot.of(site.sources(), Snapshot.EMPTY));
            if (compiled.failed()) {
                throw new IllegalStateException(compiled.faults().toString());
            }
            compiler.write(compiled);
        }
    }

    private SiteSources site(Path classes, List<String> options) {
        return new SiteSources(classes, List.of(sources()), List.of(), List.of(), List.of(), options, null, List.of());
    }

    @Override
    public void close() {
        compiler.close();
    }
}
