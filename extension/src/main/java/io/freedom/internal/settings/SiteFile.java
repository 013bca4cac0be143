package io.freedom.internal.settings;

import io.freedom.internal.settings.PropertiesText.Entry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the archive says about itself in {@code META-INF/freedom.properties}. A class-path resource, because that is the only
 * thing that every server shows to a CDI extension while it starts.
 *
 * @param site the name of the site, which prefixes its own variables; null where it has none
 * @param module {@code settings.module}; null where unset
 * @param enforced whether {@code module} beats the environment
 */
record SiteFile(@Nullable String site, @Nullable String module, boolean enforced) {

    static final String NAME = "META-INF/freedom.properties";

    /** Written by a command that was given {@code --settings}, in a folder before the site's own class path. */
    static final String COMMAND_NAME = "META-INF/freedom-command.properties";

    static final String MODULE = "settings.module";
    static final String ENFORCED = "settings.enforced";
    static final String SITE = "site";

    private static final Set<String> KEYS = Set.of(MODULE, ENFORCED, SITE);
    private static final Pattern SITE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    static SiteFile read(ClassPath classPath) {
        Map<String, Entry> entries = entries(NAME, classPath.first(NAME)); // a jar of the site may have one, too
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (!KEYS.contains(entry.getKey())) {
                throw wrong(
                        entry.getKey(),
                        entry.getValue(),
                        "has the unknown key " + entry.getKey(),
                        "Known are "
                                + SITE + ", " + MODULE + " and " + ENFORCED
                                + "; the site's own settings belong in its settings"
                                + " module");
            }
        }
        String module = value(entries, MODULE);
        return new SiteFile(site(entries, module), module, enforced(entries, module));
    }

    /** The module that a command was told to use. */
    static Optional<String> commandModule(ClassPath classPath) {
        return Optional.ofNullable(value(entries(COMMAND_NAME, classPath.firstInNoJar(COMMAND_NAME)), MODULE));
    }

    private static @Nullable String site(Map<String, Entry> entries, @Nullable String module) {
        String site = value(entries, SITE);
        if (site == null) {
            String first = module == null ? "" : module.split("\\.", 2)[0];
            return SITE_NAME.matcher(first).matches() ? first : null;
        }
        if (!SITE_NAME.matcher(site).matches()) {
            throw wrong(
                    SITE,
                    entries.get(SITE),
                    "names the site \"" + site + "\"",
                    "Use letters, digits, - and _, starting" + " with a letter");
        }
        return site;
    }

    private static boolean enforced(Map<String, Entry> entries, @Nullable String module) {
        String enforced = value(entries, ENFORCED);
        if (enforced == null) {
            return false;
        }
        if (!enforced.equals("true") && !enforced.equals("false")) {
            throw wrong(
                    ENFORCED,
                    entries.get(ENFORCED),
                    "sets " + ENFORCED + " to \"" + enforced + "\"",
                    "Use true or" + " false");
        }
        if (enforced.equals("true") && module == null) {
            throw wrong(
                    ENFORCED,
                    entries.get(ENFORCED),
                    "enforces a settings module but names none",
                    "Add " + MODULE + "=..., or remove " + ENFORCED);
        }
        return enforced.equals("true");
    }

    private static Map<String, Entry> entries(String name, Optional<Resource> resource) {
        if (resource.isEmpty()) {
            return Map.of();
        }
        try {
            return PropertiesText.parse(resource.get().bytes());
        } catch (IOException | IllegalArgumentException e) {
            throw ModuleProblems.siteFile(
                    name, name, "can't be read: " + e.getMessage(), "Correct " + resource.get(), e);
        }
    }

    private static @Nullable String value(Map<String, Entry> entries, String key) {
        Entry entry = entries.get(key);
        return entry == null || entry.value().isBlank() ? null : entry.value().strip();
    }

    private static RuntimeException wrong(String key, @Nullable Entry entry, String what, String todo) {
        String place = entry == null ? NAME : NAME + ":" + entry.line();
        return ModuleProblems.siteFile(key, place, what, todo, null);
    }
}
