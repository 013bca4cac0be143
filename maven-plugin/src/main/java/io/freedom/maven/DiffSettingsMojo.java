package io.freedom.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.NullUnmarked;

/** Compiles the project and shows the settings of its site that are not the defaults, and where each comes from. */
@Mojo(name = "diffsettings", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@NullUnmarked // Maven sets the fields.
public final class DiffSettingsMojo extends AboutSiteMojo {

    /** Whether to show those that have their defaults, too. */
    @Parameter(property = "freedom.all", defaultValue = "false")
    private boolean all;

    @Override
    List<String> command() {
        return all ? List.of("diffsettings", "--all") : List.of("diffsettings");
    }
}
