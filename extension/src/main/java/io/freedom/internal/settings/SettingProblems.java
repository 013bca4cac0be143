package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.Settings.Module;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every fault of a value and of who wants it, with its id. */
final class SettingProblems {

    private SettingProblems() {}

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
        boolean secret = Secrets.isSecret(wanted.key()) || !found.shown().equals(found.text());
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

    static SettingException expression(Wanted wanted, Found found, String fault) {
        String from = found.origin().isEmpty() ? "" : "; it comes from " + found.origin();
        // What stands between the braces may be a part of the secret.
        boolean secret = Secrets.isSecret(wanted.key()) || found.shown().contains(Secrets.MASK);
        String why = secret ? "what it refers to has no value" : fault;
        return aboutValue(
                "FREEDOM-0207",
                wanted,
                "Setting " + wanted.key() + by(wanted) + " has an expression that can't be"
                        + " expanded: " + why + from
                        + ". Set what it refers to, write a default: ${key:default}, or write \\\\${ for a"
                        + " text that is no expression.",
                null);
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
