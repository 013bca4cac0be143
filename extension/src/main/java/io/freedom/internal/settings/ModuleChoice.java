package io.freedom.internal.settings;

import io.freedom.Settings.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which settings module a deployment uses, and who says so. Empty names count as unset. */
final class ModuleChoice {

    static final String PROPERTY = "freedom.settings.module";
    static final String VARIABLE = "FREEDOM_SETTINGS_MODULE";
    static final String DJANGO_VARIABLE = "DJANGO_SETTINGS_MODULE";

    private final List<Module> named = new ArrayList<>();

    private ModuleChoice() {}

    /** The strongest name, or nothing where nobody names a module. The list in this method is the order of strength. */
    static Optional<Module> choose(Optional<String> command, SiteFile file, Surroundings surroundings) {
        ModuleChoice choice = new ModuleChoice();
        choice.add(command.orElse(null), "--settings");
        if (file.enforced()) {
            choice.add(file.module(), SiteFile.MODULE + " in " + SiteFile.NAME + " (enforced)");
        }
        if (file.site() != null) {
            choice.property(surroundings, PROPERTY + "." + file.site());
            choice.variable(surroundings, VARIABLE + "_" + variable(file.site()));
        }
        choice.property(surroundings, PROPERTY);
        choice.variable(surroundings, VARIABLE);
        choice.variable(surroundings, DJANGO_VARIABLE);
        choice.add(file.module(), SiteFile.MODULE + " in " + SiteFile.NAME);
        return choice.named.stream().findFirst();
    }

    private static String variable(String site) {
        return site.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private void property(Surroundings surroundings, String name) {
        add(surroundings.systemProperties().get(name), "system property " + name);
    }

    private void variable(Surroundings surroundings, String name) {
        add(surroundings.environment().get(name), "environment variable " + name);
    }

    private void add(@Nullable String module, String origin) {
        if (module != null && !module.isBlank()) {
            named.add(new Module(module.strip(), origin));
        }
    }
}
