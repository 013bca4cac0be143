package io.freedom.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** Writes a new site into a folder of its name, in the folder where Maven was called. Needs no project. */
@Mojo(name = "startproject", requiresProject = false, aggregator = true)
@NullUnmarked // Maven sets the fields.
public final class StartProjectMojo extends CommandMojo {

    /** The name of the site, which is its package: {@code mysite}, {@code com.example.shop}. */
    @Parameter(property = "name", defaultValue = "")
    private String name;

    /** The folder to write; unset, one that has the last part of the name. */
    @Parameter(property = "folder")
    private String folder;

    /** A folder with the files of a new site; unset, Freedom's own. */
    @Parameter(property = "template")
    private String template;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> arguments = new ArrayList<>(List.of("startproject"));
        if (template != null) {
            arguments.add("--template=" + template);
        }
        // A name may begin with a dash, and is refused as a name then.
        arguments.add("--");
        arguments.add(name == null ? "" : name);
        if (folder != null) {
            arguments.add(folder);
        }
        run(arguments);
    }
}
