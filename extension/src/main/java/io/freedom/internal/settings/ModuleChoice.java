package io.freedom.internal.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which settings module a deployment uses, and who says so. Empty and blank names count as unset. A name that is not the
 * strongest is never looked at, so that it may be wrong.
 */
final class ModuleChoice {

    static final String PROPERTY = FreedomKey.SETTINGS_MODULE.key();
    static final String VARIABLE = "FREEDOM_SETTINGS_MODULE";
    static final String DJANGO_VARIABLE = "DJANGO_SETTINGS_MODULE";

    private final SiteFile file;
    private final Surroundings surroundings;
    private final List<NamedModule> named = new ArrayList<>();

    private ModuleChoice(SiteFile file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
    }

    /** The strongest name, or nothing where nobody names a module. The list in this method is the order of strength. */
    static Optional<NamedModule> choose(Optional<String> command, SiteFile file, Surroundings surroundings) {
        ModuleChoice choice = new ModuleChoice(file, surroundings);
        choice.add(command.orElse(null), "--settings", "Correct --settings, or freedom.settings of the Maven goal");
        if (file.enforced()) {
            choice.archive(" (enforced)");
        }
        if (file.site() != null) {
            choice.property(PROPERTY + "." + file.site());
            choice.variable(siteVariable(file.site()));
        }
        choice.property(PROPERTY);
        choice.variable(VARIABLE);
        choice.variable(DJANGO_VARIABLE);
        choice.archive("");
        return choice.named.stream().findFirst();
    }

    /** The environment variable that names the module of one site. */
    static String siteVariable(String site) {
        return VARIABLE + "_" + site.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private void archive(String note) {
        add(
                file.module(),
                SiteFile.MODULE + " in " + SiteFile.NAME + note,
                "Correct " + SiteFile.MODULE + " there and build the archive again");
    }

    private void property(String name) {
        add(
                surroundings.systemProperties().get(name),
                "system property " + name,
                "Correct or remove -D" + name + " of this JVM" + forOneSite(name.equals(PROPERTY), PROPERTY + "."));
    }

    private void variable(String name) {
        boolean ofAll = name.equals(VARIABLE) || name.equals(DJANGO_VARIABLE);
        add(
                surroundings.environment().get(name),
                "environment variable " + name,
                "Correct or unset " + name + " where this process is started" + forOneSite(ofAll, VARIABLE + "_"));
    }

    /** What names a module for every site of the process may be right for the others. */
    private String forOneSite(boolean ofAll, String start) {
        if (!ofAll || file.site() == null) {
            return "";
        }
        String own = start.equals(VARIABLE + "_") ? siteVariable(file.site()) : start + file.site();
        return ", or set " + own + " if it is meant for another site";
    }

    private void add(@Nullable String module, String origin, String remedy) {
        if (module != null && !module.isBlank()) {
            named.add(new NamedModule(module.strip(), origin, remedy));
        }
    }
}
