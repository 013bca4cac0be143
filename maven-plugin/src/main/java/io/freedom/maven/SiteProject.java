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
import org.apache.maven.project.MavenProject;

/**
 * A project as the arguments of a command that needs its site: what the WAR would carry, from its folders.
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

    private static String paths(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
