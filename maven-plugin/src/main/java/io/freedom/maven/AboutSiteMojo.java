package io.freedom.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/** A goal that compiles the project and says something of its site, without serving it. */
@NullUnmarked // Maven sets the fields.
abstract class AboutSiteMojo extends CommandMojo {

    /** The settings module to use, whatever the site or the environment say; unset, it is left to them. */
    @Parameter(property = "freedom.settings")
    private String settings;

    /** The site's web resources. */
    @Parameter(property = "freedom.webapp", defaultValue = "${project.basedir}/src/main/webapp")
    private File webapp;

    /** Whether to answer in JSON; Maven's own lines, on the same stream, are left out by {@code -q}. */
    @Parameter(property = "freedom.json", defaultValue = "false")
    private boolean json;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The name of the command, and the options that only it has. */
    abstract List<String> command();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (project.getPackaging().equals("pom")) {
            getLog().info("A pom has no site.");
            return;
        }
        try {
            if (run(arguments()) != 0) {
                // The command has said what: a line of Maven's would only push it away.
                endPlainly();
                throw new MojoFailureException("The site has what is to be mended: see above.");
            }
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private List<String> arguments() throws IOException {
        List<String> arguments = new ArrayList<>(command());
        if (json) {
            arguments.add("--json");
        }
        if (settings != null) {
            arguments.add("--settings=" + settings);
        }
        arguments.addAll(new SiteProject(project, webapp.toPath(), List.of()).layout());
        return arguments;
    }
}
