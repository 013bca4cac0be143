package io.freedom.internal.settings;

import io.freedom.SettingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every fault of settings modules, of the files that lead to them and of what is set for Freedom itself, with its id. */
final class ModuleProblems {

    private static final int LONGEST_SHOWN = 200;

    private ModuleProblems() {}

    static SettingException noSuchModule(NamedModule named) {
        String module = named.name();
        String resource = ModuleReader.resourceName(module);
        return problem(
                "FREEDOM-0201",
                module,
                named.origin(),
                "Settings module " + module + ", named by " + named.origin()
                        + ", was not found: there is neither a class " + module
                        + " that implements io.freedom.SettingsModule nor a resource " + resource
                        + ".properties, .yaml or .yml on the site's class path. " + named.remedy()
                        + "; or add the class or resource.",
                null);
    }

    static SettingException noDottedPath(NamedModule named) {
        return problem(
                "FREEDOM-0201",
                named.name(),
                named.origin(),
                "\"" + shown(named.name()) + "\", named by " + named.origin() + ", can't be a settings module. "
                        + named.remedy() + ": write a dotted path such as mysite.settings.production.",
                null);
    }

    static SettingException emptyModule(String module, String origin, String where) {
        return problem(
                "FREEDOM-0202",
                module,
                origin,
                "Settings module " + module + " (" + where + "), named by " + origin
                        + ", has no settings. Add at least one, or name another module.",
                null);
    }

    static SettingException unreadableModule(
            String module, String origin, String where, String why, @Nullable Throwable cause) {
        return problem(
                "FREEDOM-0203",
                module,
                origin,
                "Settings module " + module + " (" + where + "), named by " + origin + ", can't be read: " + why
                        + ". Correct it.",
                cause);
    }

    static SettingException cycle(List<String> chain, String origin) {
        String module = chain.get(chain.size() - 1);
        return problem(
                "FREEDOM-0204",
                module,
                origin,
                "Settings modules extend each other in a circle: "
                        + String.join(" -> ", chain) + ". Break the circle: remove " + module + " from " + origin
                        + ", or another of them from where it is named.",
                null);
    }

    /**
     * @param place the file, with the line where known
     * @param what what is wrong, a predicate to the place
     */
    static SettingException siteFile(String key, String place, String what, String todo, @Nullable Throwable cause) {
        return problem("FREEDOM-0208", key, place, place + " " + what + ". " + todo + ".", cause);
    }

    static SettingException severalResources(NamedModule named, List<String> resources) {
        return problem(
                "FREEDOM-0211",
                named.name(),
                named.origin(),
                "Settings module " + named.name() + ", named by " + named.origin() + ", is there more than once: "
                        + String.join(" and ", resources) + ". Keep one of them.",
                null);
    }

    static SettingException yamlLibraryMissing(NamedModule named, String resource, LinkageError cause) {
        return problem(
                "FREEDOM-0212",
                named.name(),
                named.origin(),
                "Settings module " + named.name() + " (" + resource + "), named by " + named.origin()
                        + ", is YAML, but where Freedom's jar is there is no SnakeYAML, or one that is too old. Add"
                        + " org.yaml:snakeyaml 2 to the site, or write the module as " + resource(named) + ".",
                cause);
    }

    /** @param why a predicate to the key, with what to do */
    static SettingException ownKey(String key, String origin, String why) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("but", "it " + why);
        facts.put("set in", origin);
        String text = shown(key) + ", set in " + origin + ", " + why;
        return new SettingException("FREEDOM-0213", key, origin, text, facts, null, false);
    }

    static SettingException longChain(NamedModule named, int longest) {
        return problem(
                "FREEDOM-0215",
                named.name(),
                named.origin(),
                "Settings module " + named.name() + ", named by " + named.origin() + ", is reached through more than "
                        + longest + " modules that extend each other. Name fewer of them, each extending several.",
                null);
    }

    /** The warning that a name of the process looks like a misspelt one of Freedom's. */
    static String doubtful(String name, String near) {
        return "FREEDOM-0214: The " + shown(name) + " has no effect, but its name is near to " + near
                + ". Correct it if it is meant for Freedom.";
    }

    /** The warning that a key that counts in modules only is set in the process. */
    static String ofModulesOnly(String name, String key) {
        return "FREEDOM-0214: The " + name + " has no effect: " + key
                + " counts in settings modules only. Remove it if it is meant for Freedom.";
    }

    /** The warning that a file which a test or a command writes comes with a library. */
    static String inJar(String name, String jar) {
        return "FREEDOM-0216: " + name + " in " + jar
                + " has no effect: a test or a command writes that file, and no library. Remove it from that jar.";
    }

    private static String resource(NamedModule named) {
        return ModuleReader.resourceName(named.name()) + ModuleReader.ENDINGS.get(0);
    }

    /** On one line and of a length that can be read. */
    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }

    private static SettingException problem(
            String id, String key, String place, String text, @Nullable Throwable cause) {
        return new SettingException(id, key, place, text, cause, false);
    }
}
