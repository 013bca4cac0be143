package io.freedom.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** A goal that is a command of the built-in server's. */
@NullUnmarked // Maven sets the fields.
abstract class CommandMojo extends AbstractMojo {

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    /** Runs a command that listens nowhere. */
    final int run(List<String> arguments) throws MojoExecutionException, MojoFailureException {
        return run(arguments, "", () -> arguments);
    }

    /**
     * Runs a command; returns when it is done.
     *
     * @param arguments the name of the command and its arguments
     * @param portHint how to choose another port, for messages
     * @param again tells the arguments anew, after the build changed
     * @return its exit status: 0 where all is well
     */
    final int run(List<String> arguments, String portHint, Supplier<List<String>> again)
            throws MojoExecutionException, MojoFailureException {
        List<Path> server =
                pluginArtifacts.stream().map(each -> each.getFile().toPath()).toList();
        try (IsolatedServer isolated = new IsolatedServer(server, portHint, again)) {
            return isolated.run(arguments);
        } catch (MojoFailureException fault) {
            if (isOwnProcess()) {
                getLog().error(fault.getMessage());
            }
            endPlainly();
            throw fault;
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /**
     * Where Maven is a process of its own, that process is the command's: what is wrong has been said, and the page of advice
     * that Maven adds to a failed build is left out. In an IDE or a daemon this does nothing, and the build fails as usual.
     */
    static void endPlainly() {
        if (isOwnProcess()) {
            System.exit(1);
        }
    }

    private static boolean isOwnProcess() {
        return System.getProperty("sun.java.command", "")
                .startsWith("org.codehaus.plexus.classworlds.launcher.Launcher");
    }
}
