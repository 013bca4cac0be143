package io.freedom.startproject;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Copies a project as a fresh clone of it would be: the sources, with nothing that a build has made. */
final class ProjectCopy extends SimpleFileVisitor<Path> {

    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "dependency-reduced-pom.xml");

    private final Path from;
    private final Path to;

    private ProjectCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new ProjectCopy(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (isLeftOut(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(target(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!isLeftOut(file) && attributes.isRegularFile()) {
            Files.copy(file, target(file));
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isLeftOut(Path path) {
        return LEFT_OUT.contains(path.getFileName().toString());
    }

    private Path target(Path path) {
        return to.resolve(from.relativize(path).toString());
    }
}
