package io.freedom.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * A project as the arguments of a command that needs its site: what the WAR would carry, from its folders, and what that is
 * made from.
 *
 * @param project with its dependencies resolved
 * @param webapp the folder of web resources; it need not exist
 * @param roots folders of sources, with those that plugins added
 */
record SiteProject(MavenProject project, Path webapp, List<String> roots) {

    private static final Set<String> IN_THE_WAR = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    /** Options with their values. */
    List<String> layout() throws IOException {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--web", paths(Stream.concat(Stream.of(webFolder()), artifacts("war"))));
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        if (Files.isDirectory(classes)) {
            add(arguments, "--classes", classes.toString());
        }
        add(arguments, "--libraries", paths(artifacts("jar")));
        return arguments;
    }

    /** More options with their values, for a site that is made again while it is served. */
    List<String> sources() throws IOException {
        Files.createDirectories(Path.of(project.getBuild().getOutputDirectory()));
        List<Path> classPath = compilePath();
        CompilerConfiguration compiler = CompilerConfiguration.of(project);
        Path generated = Path.of(project.getBuild().getDirectory(), "generated-sources", "annotations");
        List<String> arguments = new ArrayList<>();
        // Always given, even if there is no such folder yet: it may come.
        add(arguments, "--sources", paths(roots.stream().map(Path::of).filter(each -> !each.equals(generated))));
        add(arguments, "--resources", paths(resources(false)));
        add(arguments, "--filtered", paths(resources(true)));
        add(arguments, "--compile-path", paths(classPath.stream()));
        add(arguments, "--javac", String.join("\n", compiler.options()));
        if (compiler.runsProcessors(classPath)) {
            add(arguments, "--generated", generated.toString());
        }
        add(arguments, "--build-files", paths(buildFiles()));
        return arguments;
    }

    private static void add(List<String> arguments, String option, String value) {
        if (!value.isEmpty()) {
            arguments.add(option);
            arguments.add(value);
        }
    }

    /** A site need not have web resources of its own. */
    private Path webFolder() throws IOException {
        return Files.isDirectory(webapp)
                ? webapp
                : Files.createDirectories(Path.of(project.getBuild().getDirectory(), "freedom", "webapp"));
    }

    private Stream<Path> artifacts(String extension) {
        return project.getArtifacts().stream()
                .filter(each -> IN_THE_WAR.contains(each.getScope()) && !each.isOptional())
                .filter(each -> each.getArtifactHandler().getExtension().equals(extension))
                .map(each -> each.getFile().toPath());
    }

    /** What the sources are compiled against, without the folder that they are compiled to. */
    private List<Path> compilePath() {
        try {
            String classes = project.getBuild().getOutputDirectory();
            return project.getCompileClasspathElements().stream()
                    .filter(each -> !each.equals(classes))
                    .map(Path::of)
                    .toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param changed whether the build does anything but copy them as they are and where they are */
    private Stream<Path> resources(boolean changed) {
        return project.getResources().stream()
                .filter(each -> changed == isChanged(each))
                .map(each -> Path.of(each.getDirectory()));
    }

    private static boolean isChanged(Resource resource) {
        return resource.isFiltering()
                || resource.getTargetPath() != null
                || !resource.getIncludes().isEmpty()
                || !resource.getExcludes().isEmpty();
    }

    /** The project's pom and those of its parents that are on disk. */
    private Stream<Path> buildFiles() {
        return Stream.iterate(project, each -> each != null, MavenProject::getParent)
                .map(MavenProject::getFile)
                .filter(each -> each != null)
                .map(File::toPath);
    }

    private static String paths(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
