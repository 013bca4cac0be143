package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.Settings.Module;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every fault of a value and of who wants it, with its id; but those of groups: {@link GroupProblems}. */
final class SettingProblems {

    private SettingProblems() {}

    /**
     * @param emptyOrigin where the key is set to nothing; empty where it is not set at all
     * @param near existing keys that may be meant
     */
    static SettingException missing(Wanted wanted, String emptyOrigin, Optional<Module> module, List<String> near) {
        String type = TypeNames.of(wanted.type());
        String what = "Setting " + wanted.key() + " (" + type + ")" + by(wanted)
                + (emptyOrigin.isEmpty() ? " has no value" : " is set to nothing by " + emptyOrigin);
        String meant = near.isEmpty() ? "" : " Existing keys that are near: " + String.join(", ", near) + ".";
        String todo = module.map(chosen ->
                        "Set it in settings module " + chosen.name() + " or the environment, or give it a default.")
                .orElse(
                        "No settings module is chosen, either: add settings.module=... to META-INF/freedom.properties, or"
                                + " set the environment variable FREEDOM_SETTINGS_MODULE.");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("value", emptyOrigin.isEmpty() ? "none" : "empty");
        facts.put("set in", emptyOrigin);
        facts.put("wanted", wantedAs(wanted, type));
        facts.put("near", String.join(", ", near));
        facts.put("do", todo);
        return aboutValue("FREEDOM-0205", wanted, what + ". " + todo + meant, facts, null);
    }

    /** @param ownCode whether the site's own code refused the value, so that its stack trace says something */
    static SettingException inconvertible(Wanted wanted, Found found, Type type, Throwable reason, boolean ownCode) {
        // The reason shows the value, too.
        boolean secret = found.isMasked();
        Throwable innermost = innermost(reason);
        String why = secret || innermost.getMessage() == null ? "" : " (" + withoutId(innermost.getMessage()) + ")";
        String name = TypeNames.of(type);
        String what = "\"" + found.shown() + "\", which can't be converted to " + name + why;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("value", what);
        facts.put("set in", found.origin());
        facts.put("wanted", wantedAs(wanted, TypeNames.of(wanted.type())));
        facts.put("do", "Correct the value.");
        return aboutValue(
                "FREEDOM-0206",
                wanted,
                "Setting " + wanted.key() + by(wanted) + " is " + what + "; the value comes from " + found.origin()
                        + ". Correct it there.",
                facts,
                secret || !ownCode ? null : innermost);
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
        String todo = "Set what it refers to, write a default: ${key:default}, or write \\\\${ for a text that is no"
                + " expression.";
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("value", "an expression that can't be expanded: " + fault);
        facts.put("set in", found.origin());
        facts.put("wanted", wantedAs(wanted, TypeNames.of(wanted.type())));
        facts.put("do", todo);
        return aboutValue(
                "FREEDOM-0207",
                wanted,
                "Setting " + wanted.key() + by(wanted) + " has an expression that can't be expanded: " + fault + from
                        + ". " + todo,
                facts,
                null);
    }

    static SettingException unsupportedType(Wanted wanted) {
        return unsupportedType(
                wanted,
                "no text can be converted to",
                "no text can be converted to it",
                "Use another type, give it a public static method of(String), valueOf(String) or parse(CharSequence) or"
                        + " a constructor with a String, or write a bean that is a SettingConverter for it.");
    }

    /** Groups in another type than those that {@link GroupReader} makes. */
    static SettingException groupsIn(Wanted wanted) {
        return unsupportedType(
                wanted,
                "settings groups can't be in",
                "settings groups can't be in it",
                "Use a List or a Map of the group, which is empty where no source has one, or an Optional of one.");
    }

    /** Java compares URLs by the addresses of their hosts, and for that it looks them up. */
    static SettingException hashedUrl(Wanted wanted) {
        return unsupportedType(
                wanted,
                "would look every host up in the network",
                "it would look every host up in the network",
                "Use URI.");
    }

    private static SettingException unsupportedType(Wanted wanted, String which, String but, String todo) {
        String type = TypeNames.of(wanted.type());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("wanted", wantedAs(wanted, type));
        facts.put("but", but);
        facts.put("do", todo);
        return aboutValue(
                "FREEDOM-0209",
                wanted,
                "Setting " + wanted.key() + by(wanted) + " has the type " + type + ", which " + which + ". " + todo,
                facts,
                null);
    }

    static SettingException noKey(String place) {
        return aboutInput(
                "FREEDOM-0209", "", place, "@Setting on " + place + " has no key. Write @Setting(\"the.key\").", null);
    }

    private static String by(Wanted wanted) {
        return wanted.place() == null ? "" : ", wanted by " + wanted.place() + ",";
    }

    private static String wantedAs(Wanted wanted, String type) {
        return wanted.place() == null ? "as " + type : "by " + wanted.place() + ", as " + type;
    }

    private static SettingException aboutValue(
            String id, Wanted wanted, String text, Map<String, String> facts, @Nullable Throwable cause) {
        facts.values().removeIf(String::isEmpty);
        return new SettingException(id, wanted.key(), wanted.place(), text, facts, cause, wanted.place() == null);
    }

    private static SettingException aboutInput(
            String id, String key, String place, String text, @Nullable Throwable cause) {
        return new SettingException(id, key, place, text, cause, false);
    }
}
