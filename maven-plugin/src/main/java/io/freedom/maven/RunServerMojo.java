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
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/**
 * Compiles the project and serves its site from its folders - the compiled classes, {@code src/main/webapp}, the
 * dependencies that the WAR would carry - until Maven is asked to end.
 */
@Mojo(name = "runserver", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@NullUnmarked // Maven sets the fields.
public final class RunServerMojo extends AbstractMojo {

    private static final Set<String> IN_THE_WAR = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    /** Where to listen: {@code [host:]port}; unset, {@code 127.0.0.1:8000}. */
    @Parameter(property = "freedom.address", defaultValue = "8000")
    private String address;

    /** The settings module to use, whatever the site or the environment say; unset, it is left to them. */
    @Parameter(property = "freedom.settings")
    private String settings;

    /** How many requests may run at a time; unset, the server's default. */
    @Parameter(property = "freedom.threads")
    private Integer threads;

    /** Whether each request runs on a virtual thread; from Java 21 on. */
    @Parameter(property = "freedom.virtual-threads", defaultValue = "false")
    private boolean virtualThreads;

    /** Whether to listen on IPv6, without a host on {@code [::1]}. */
    @Parameter(property = "freedom.ipv6", defaultValue = "false")
    private boolean ipv6;

    /** Whether to serve the site as it is now, whatever changes. */
    @Parameter(property = "freedom.noreload", defaultValue = "false")
    private boolean noReload;

    /** Whether to show the site in a browser. */
    @Parameter(property = "freedom.open", defaultValue = "false")
    private boolean open;

    /** The site's web resources. */
    @Parameter(property = "freedom.webapp", defaultValue = "${project.basedir}/src/main/webapp")
    private File webapp;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (project.getPackaging().equals("pom")) {
            getLog().info("A pom has no site to serve.");
            return;
        }
        List<Path> server =
                pluginArtifacts.stream().map(each -> each.getFile().toPath()).toList();
        try (IsolatedServer isolated = new IsolatedServer(server, "-Dfreedom.address=8001")) {
            isolated.run(arguments());
        } catch (MojoFailureException fault) {
            endPlainly(fault);
            throw fault;
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /**
     * Where Maven is a process of its own, that process is the server's: a fault of the person's is said in one line, without
     * the page of advice that Maven adds to a failed build. In an IDE or a daemon the build fails as usual.
     */
    private void endPlainly(MojoFailureException fault) {
        if (System.getProperty("sun.java.command", "")
                .startsWith("org.codehaus.plexus.classworlds.launcher.Launcher")) {
            getLog().error(fault.getMessage());
            System.exit(1);
        }
    }

    private List<String> arguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("runserver", address));
        addIf(ipv6, arguments, "--ipv6");
        addIf(noReload, arguments, "--noreload");
        addIf(virtualThreads, arguments, "--virtual-threads");
        addIf(open, arguments, "--open");
        add(arguments, "--settings", settings);
        add(arguments, "--threads", threads);
        add(arguments, "--web", paths(Stream.concat(Stream.of(webFolder()), artifacts("war"))));
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        if (Files.isDirectory(classes)) {
            add(arguments, "--classes", classes);
        }
        String libraries = paths(artifacts("jar"));
        if (!libraries.isEmpty()) {
            add(arguments, "--libraries", libraries);
        }
        return arguments;
    }

    private static void addIf(boolean given, List<String> arguments, String option) {
        if (given) {
            arguments.add(option);
        }
    }

    private static void add(List<String> arguments, String option, Object value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value.toString());
        }
    }

    /** A site need not have web resources of its own. */
    private Path webFolder() throws IOException {
        return webapp.isDirectory()
                ? webapp.toPath()
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
