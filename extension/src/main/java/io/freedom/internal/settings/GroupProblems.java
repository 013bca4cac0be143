package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.internal.settings.GroupConstraints.Violation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every fault of settings groups, with its id. */
final class GroupProblems {

    private GroupProblems() {}

    static SettingException badGroup(GroupWanted wanted, String what) {
        return badGroup(wanted.type(), wanted.place(), what);
    }

    static SettingException badGroup(Class<?> type, String place, String what) {
        return new SettingException(
                "FREEDOM-0210",
                type.getName(),
                place,
                "Settings group " + type.getName() + " " + what + " (" + place
                        + "). Make it a record, or an interface whose methods take no arguments and return a value.",
                null,
                false);
    }

    /**
     * A record whose constructor throws.
     *
     * @param values what it was given, by key
     */
    static SettingException refused(GroupWanted wanted, Map<String, Found> values, Throwable reason) {
        String type = wanted.type().getName();
        String place = wanted.place();
        boolean secret = values.values().stream().anyMatch(Found::isMasked);
        StringBuilder given = new StringBuilder();
        values.forEach((key, found) -> given.append(given.isEmpty() ? "" : ", ")
                .append(key)
                .append(" = \"")
                .append(found.shown())
                .append("\" from ")
                .append(found.origin()));
        // What the constructor says may show a value.
        String why =
                reason.getClass().getName() + (secret || reason.getMessage() == null ? "" : ": " + reason.getMessage());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("refused", "by the constructor of " + type + ": " + why);
        values.forEach((key, found) -> facts.put(key, "\"" + found.shown() + "\" from " + found.origin()));
        facts.put("wanted", "by " + place);
        return new SettingException(
                "FREEDOM-0223",
                wanted.prefix(),
                place,
                "Settings group " + type + ", wanted by " + place + ", refuses its values: " + why + ". They are: "
                        + given + ". Correct one of them.",
                facts,
                secret ? null : reason,
                false);
    }

    static SettingException violated(Class<?> type, String key, String place, Violation violation, Found found) {
        return violated(type, key, place, violation, found, found.isMasked());
    }

    /** The same about all of a group, or about a getter with a body, which is no setting. */
    static SettingException violated(GroupWanted wanted, Violation violation, boolean secretInside) {
        String getter = violation.member().isEmpty() ? "" : " on " + violation.member();
        Violation named = new Violation("", "", violation.constraint() + getter, violation.message());
        return violated(wanted.type(), wanted.prefix(), wanted.place(), named, null, secretInside);
    }

    private static SettingException violated(
            Class<?> type, String key, String place, Violation violation, @Nullable Found found, boolean secret) {
        // The text of a constraint may show the value.
        String rule =
                secret ? "@" + violation.constraint() : violation.message() + " (@" + violation.constraint() + ")";
        String value = found == null || !found.isPresent() ? "" : "\"" + found.shown() + "\"";
        String origin = found == null ? "" : found.origin();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("value", value);
        facts.put("set in", origin);
        facts.put("must", rule);
        facts.put("wanted", "by " + place);
        facts.values().removeIf(String::isEmpty);
        return new SettingException(
                "FREEDOM-0225",
                key,
                place,
                "Setting " + key + ", wanted by " + place + "," + (value.isEmpty() ? "" : " is " + value + ", which")
                        + " breaks a constraint of " + type.getName() + ": " + rule
                        + (origin.isEmpty() ? "" : "; the value comes from " + origin) + ". Correct it.",
                facts,
                null,
                false);
    }

    /**
     * The provider of Bean Validation or a constraint fails, or the constraints themselves are wrong.
     *
     * @param secretInside whether the group has a secret, which what a constraint throws may show
     */
    static SettingException unchecked(GroupWanted wanted, boolean secretInside, Throwable reason) {
        Throwable root = reason;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = reason instanceof Error ? reason.toString() : String.valueOf(reason.getMessage());
        return new SettingException(
                "FREEDOM-0226",
                wanted.type().getName(),
                wanted.place(),
                "The constraints of settings group " + wanted.type().getName() + " can't be checked: "
                        + (secretInside ? root.getClass().getName() : why)
                        + ". Correct the constraints, or what the provider of Bean Validation needs.",
                secretInside ? null : reason,
                false);
    }
}
