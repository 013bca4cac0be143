package io.freedom.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.jspecify.annotations.NullUnmarked;

/**
 * Compiles the project and serves its site from its folders - the compiled classes, {@code src/main/webapp}, the
 * dependencies that the WAR would carry - until Maven is asked to end.
 */
@Mojo(name = "runserver", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@NullUnmarked // Maven sets the fields.
public final class RunServerMojo extends CommandMojo {

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

    /** The same after the phases that run before this goal, whose plugins may have added sources. */
    @Parameter(defaultValue = "${executedProject}", readonly = true, required = true)
    private MavenProject executedProject;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Inject
    private ProjectBuilder builder;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (project.getPackaging().equals("pom")) {
            getLog().info("A pom has no site to serve.");
            return;
        }
        SiteProject site = new SiteProject(project, webapp.toPath(), executedProject.getCompileSourceRoots());
        Rebuild rebuild = new Rebuild(session, builder);
        try {
            run(arguments(site), "-Dfreedom.address=8001", () -> again(rebuild.of(site)));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private List<String> again(SiteProject site) {
        try {
            return arguments(site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> arguments(SiteProject site) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("runserver", address));
        addIf(ipv6, arguments, "--ipv6");
        addIf(noReload, arguments, "--noreload");
        addIf(virtualThreads, arguments, "--virtual-threads");
        addIf(open, arguments, "--open");
        add(arguments, "--settings", settings);
        add(arguments, "--threads", threads);
        arguments.addAll(site.layout());
        if (!noReload) {
            arguments.addAll(site.sources());
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
}
