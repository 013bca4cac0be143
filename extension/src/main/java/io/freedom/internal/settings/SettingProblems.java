package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.Settings.Module;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every fault of settings, with its id: the only place that knows the ids 0201 to 0299. */
final class SettingProblems {

    /** How the library says that an expression refers to nothing. */
    private static final Pattern NO_VALUE = Pattern.compile("Could not expand value (\\S+) in property");

    private SettingProblems() {}

    static SettingException noSuchModule(String module, String origin, String resource) {
        return aboutInput(
                "FREEDOM-0201",
                module,
                origin,
                "Settings module " + module + ", named by " + origin
                        + ", was not found: there is neither a class " + module
                        + " that implements io.freedom.SettingsModule nor a"
                        + " resource " + resource
                        + " on the site's class path. Correct the name, or add one of the two.",
                null);
    }

    static SettingException noDottedPath(String module, String origin) {
        return aboutInput(
                "FREEDOM-0201",
                module,
                origin,
                "\"" + module + "\", named by " + origin + ", can't be a settings"
                        + " module. Write a dotted path such as mysite.settings.production.",
                null);
    }

    static SettingException emptyModule(String module, String origin, String where) {
        return aboutInput(
                "FREEDOM-0202",
                module,
                origin,
                "Settings module " + module + " (" + where + "), named by " + origin
                        + ", has no settings. Add at least one, or name another module.",
                null);
    }

    static SettingException unreadableModule(
            String module, String origin, String where, String why, @Nullable Throwable cause) {
        return aboutInput(
                "FREEDOM-0203",
                module,
                origin,
                "Settings module " + module + " (" + where + "), named by " + origin + ", can't be read: " + why
                        + ". Correct it.",
                cause);
    }

    static SettingException cycle(List<String> chain, String origin) {
        String module = chain.get(chain.size() - 1);
        return aboutInput(
                "FREEDOM-0204",
                module,
                origin,
                "Settings modules extend each other in a circle: "
                        + String.join(" -> ", chain) + ". Break the circle: remove " + module + " from " + origin
                        + ", or another of them from where it is named.",
                null);
    }

    /**
     * @param emptyOrigin where the key is set to nothing; empty where it is not set at all
     * @param near existing keys that may be meant
     */
    static SettingException missing(Wanted wanted, String emptyOrigin, Optional<Module> module, List<String> near) {
        String what = "Setting " + wanted.key() + " (" + TypeNames.of(wanted.type()) + ")" + by(wanted)
                + (emptyOrigin.isEmpty() ? " has no value" : " is set to nothing by " + emptyOrigin);
        String meant = near.isEmpty() ? "" : " Existing keys that are near: " + String.join(", ", near) + ".";
        String todo = module.map(chosen -> " Set it in settings module " + chosen.name()
                        + " or the environment, or give it a" + " default.")
                .orElse(
                        " No settings module is chosen, either: add settings.module=... to META-INF/freedom.properties, or"
                                + " set the environment variable FREEDOM_SETTINGS_MODULE.");
        return aboutValue("FREEDOM-0205", wanted, what + "." + todo + meant, null);
    }

    static SettingException inconvertible(Wanted wanted, Found found, Type type, RuntimeException reason) {
        // The reason shows the value, too.
        boolean secret = found.isMasked();
        Throwable innermost = innermost(reason);
        String why = secret || innermost.getMessage() == null ? "" : " (" + withoutId(innermost.getMessage()) + ")";
        return aboutValue(
                "FREEDOM-0206",
                wanted,
                "Setting " + wanted.key() + by(wanted) + " is \"" + found.shown() + "\", which can't be converted to "
                        + TypeNames.of(type) + why + "; the value comes from " + found.origin() + ". Correct it there.",
                secret || !isOfTheSite(type) ? null : innermost);
    }

    /** The stack trace of a conversion says something only where the conversion is the site's own code. */
    private static boolean isOfTheSite(Type type) {
        return type instanceof Class<?> raw
                && !raw.isPrimitive()
                && !raw.isEnum()
                && !raw.getName().startsWith("java.");
    }

    private static Throwable innermost(Throwable failure) {
        boolean wraps =
                failure instanceof InvocationTargetException || failure.getCause() instanceof InvocationTargetException;
        return wraps && failure.getCause() != null ? innermost(failure.getCause()) : failure;
    }

    private static String withoutId(String message) {
        return message.replaceFirst("^SRCFG\\d+: ", "");
    }

    private static String inOurWords(String fault) {
        Matcher noValue = NO_VALUE.matcher(fault);
        return noValue.find() ? "it refers to \"" + noValue.group(1) + "\", which has no value" : fault;
    }

    static SettingException expression(Wanted wanted, Found found, String fault) {
        String from = found.origin().isEmpty() ? "" : "; it comes from " + found.origin();
        String why = inOurWords(fault);
        return aboutValue(
                "FREEDOM-0207",
                wanted,
                "Setting " + wanted.key() + by(wanted) + " has an expression that can't be"
                        + " expanded: " + why + from
                        + ". Set what it refers to, write a default: ${key:default}, or write \\\\${ for a"
                        + " text that is no expression.",
                null);
    }

    /**
     * @param place the file, with the line where known
     * @param what what is wrong, a predicate to the place
     */
    static SettingException siteFile(String key, String place, String what, String todo, @Nullable Throwable cause) {
        return aboutInput("FREEDOM-0208", key, place, place + " " + what + ". " + todo + ".", cause);
    }

    static SettingException unsupportedType(Wanted wanted) {
        return aboutValue(
                "FREEDOM-0209",
                wanted,
                "Setting " + wanted.key() + by(wanted) + " has the type "
                        + TypeNames.of(wanted.type())
                        + ", which no text can be converted to. Use another type, or give it a public"
                        + " static method of(String), valueOf(String) or parse(CharSequence), or a constructor with a String.",
                null);
    }

    static SettingException noKey(String place) {
        return aboutInput(
                "FREEDOM-0209", "", place, "@Setting on " + place + " has no key. Write @Setting(\"the.key\").", null);
    }

    static SettingException badGroup(Class<?> type, String place, String what) {
        return aboutInput(
                "FREEDOM-0210",
                type.getName(),
                place,
                "Settings group " + type.getName() + " " + what + " (" + place
                        + "). Make it an interface whose methods take no arguments and return a value.",
                null);
    }

    private static String by(Wanted wanted) {
        return wanted.place() == null ? "" : ", wanted by " + wanted.place() + ",";
    }

    private static SettingException aboutValue(String id, Wanted wanted, String text, @Nullable Throwable cause) {
        return new SettingException(id, wanted.key(), wanted.place(), text, cause, wanted.place() == null);
    }

    private static SettingException aboutInput(
            String id, String key, String place, String text, @Nullable Throwable cause) {
        return new SettingException(id, key, place, text, cause, false);
    }
}
