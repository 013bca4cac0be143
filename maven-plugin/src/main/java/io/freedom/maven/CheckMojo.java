package io.freedom.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.NullUnmarked;

/** Compiles the project and says what keeps its site from being deployed; the build fails where there is something to do. */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@NullUnmarked // Maven sets the fields.
public final class CheckMojo extends AboutSiteMojo {

    /** Whether to give advice for production, too. */
    @Parameter(property = "freedom.deploy", defaultValue = "false")
    private boolean deploy;

    @Override
    List<String> command() {
        return deploy ? List.of("check", "--deploy") : List.of("check");
    }
}
