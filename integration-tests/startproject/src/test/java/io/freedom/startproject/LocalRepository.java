package io.freedom.startproject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A local repository in which this build is installed. All else is the machine's own repository, by links: nothing is copied,
 * nothing needs a network that this build did not need, and nothing of this build gets to where others look.
 */
final class LocalRepository {

    private static final String OURS = "freedom";

    private final Path folder;
    private final Path build;
    private final String version;

    private LocalRepository(Path folder, Path build, String version) {
        this.folder = folder;
        this.build = build;
        this.version = version;
    }

    /**
     * @param folder does not exist
     * @param machines the local repository that this build was built with
     * @param build this project, packaged
     */
    static Path create(Path folder, Path machines, Path build, String version) throws IOException {
        Files.createDirectories(folder.resolve("io"));
        link(machines, folder, "io");
        link(machines.resolve("io"), folder.resolve("io"), OURS);
        LocalRepository repository = new LocalRepository(folder, build, version);
        repository.install("freedom", "pom.xml");
        repository.install("freedom-extension", "extension/dependency-reduced-pom.xml");
        repository.install("freedom-server", "server/pom.xml");
        repository.install("freedom-maven-plugin", "maven-plugin/pom.xml");
        repository.offer("freedom-maven-plugin");
        return folder;
    }

    private static void link(Path from, Path to, String leftOut) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (!name.equals(leftOut)) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                }
            }
        }
    }

    private void install(String artifact, String pom) throws IOException {
        Path to = Files.createDirectories(folder(artifact).resolve(version));
        String name = artifact + '-' + version;
        Path source = build.resolve(pom);
        Files.copy(source, to.resolve(name + ".pom"));
        Path jar = source.resolveSibling("target").resolve(name + ".jar");
        if (!artifact.equals("freedom")) {
            Files.copy(jar, to.resolve(name + ".jar"));
        }
    }

    /** Where Maven looks for the version of a plugin that nobody gave. */
    private void offer(String plugin) throws IOException {
        Files.writeString(
                folder(plugin).resolve("maven-metadata-local.xml"),
                "<metadata><groupId>io.freedom</groupId><artifactId>%s</artifactId><versioning><versions><version>%s</version></versions></versioning></metadata>"
                        .formatted(plugin, version));
    }

    private Path folder(String artifact) {
        return folder.resolve("io").resolve(OURS).resolve(artifact);
    }
}
