package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.internal.settings.GroupConstraints.Violation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every fault of settings groups, with its id. */
final class GroupProblems {

    private GroupProblems() {}

    /** @param reason its message is a predicate to the type's name; a cause tells that the type can't be reached */
    static SettingException badGroup(Class<?> type, String place, IllegalArgumentException reason) {
        return badGroup(
                type,
                place,
                String.valueOf(reason.getMessage()),
                reason.getCause() == null
                        ? "Make it a record, or an interface whose methods take no arguments and return a value."
                        : "Open its package to Freedom, or use a type of the site's own.");
    }

    /** A group of which a class is missing or broken. */
    static SettingException unreadable(Class<?> type, String place, Throwable reason) {
        return badGroup(type, place, "can't be looked at: " + reason, "Give the site what is missing.");
    }

    /** An interface that nobody else may implement. */
    static SettingException notImplemented(GroupWanted wanted, Throwable reason) {
        return badGroup(
                wanted.type(),
                wanted.place(),
                String.valueOf(reason.getMessage()),
                "Make it an interface that is not sealed, or a record.");
    }

    static SettingException badMember(Class<?> type, String place, String what) {
        return badGroup(
                type, place, what, "Let the method take no arguments and return a value, or give it a body: default.");
    }

    static SettingException endless(Class<?> type, String place) {
        return badGroup(
                type, place, "contains itself", "Hold it in an Optional, a List or a Map, so that there is an end.");
    }

    private static SettingException badGroup(Class<?> type, String place, String what, String todo) {
        return new SettingException(
                "FREEDOM-0210",
                type.getName(),
                place,
                "Settings group " + type.getName() + " " + what + " (" + place + "). " + todo,
                null,
                false);
    }

    /**
     * A record whose constructor throws.
     *
     * @param values what it was given, by key; not empty each
     * @param secret whether it was given a secret, which what it throws may show
     */
    static SettingException refused(GroupWanted wanted, Map<String, Found> values, boolean secret, Throwable reason) {
        String type = wanted.type().getName();
        String place = wanted.place();
        StringBuilder given = new StringBuilder();
        values.forEach((key, found) -> given.append(given.isEmpty() ? "" : ", ")
                .append(key)
                .append(" = \"")
                .append(found.shown())
                .append("\" from ")
                .append(found.origin()));
        String why =
                reason.getClass().getName() + (secret || reason.getMessage() == null ? "" : ": " + reason.getMessage());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("refused", "by the constructor of " + type + ": " + why);
        values.forEach((key, found) -> facts.put(key, "\"" + found.shown() + "\" from " + found.origin()));
        facts.put("wanted", "by " + place);
        return new SettingException(
                "FREEDOM-0223",
                key(wanted),
                place,
                "Settings group " + type + ", wanted by " + place + ", refuses its values: " + why + ". "
                        + (values.isEmpty()
                                ? "None of them is set. Set what it needs."
                                : "They are: " + given + ". Correct one of them."),
                facts,
                secret ? null : reason,
                false);
    }

    /** What a fault of all of a group is about: a group without a prefix has nothing but its type. */
    private static String key(GroupWanted wanted) {
        return wanted.prefix().isEmpty() ? wanted.type().getName() : wanted.prefix();
    }

    /** @param secret whether the text of the constraint may show a secret */
    static SettingException violated(
            Class<?> type, String key, String place, Violation violation, Found found, boolean secret) {
        return violated(
                "Setting " + key, key, place, " of " + type.getName(), rule(violation, secret), Optional.of(found));
    }

    /** The same about all of a group, or about a getter with a body, which is no setting. */
    static SettingException violated(GroupWanted wanted, Violation violation, boolean secret) {
        String type = wanted.type().getName();
        String getter = violation.member().isEmpty() ? "" : " on " + violation.member();
        Violation named = new Violation("", "", violation.constraint() + getter, violation.message());
        boolean nameless = wanted.prefix().isEmpty();
        return violated(
                nameless ? "Settings group " + type : "Setting " + wanted.prefix(),
                key(wanted),
                wanted.place(),
                nameless ? "" : " of " + type,
                rule(named, secret),
                Optional.empty());
    }

    private static String rule(Violation violation, boolean secret) {
        return secret ? "@" + violation.constraint() : violation.message() + " (@" + violation.constraint() + ")";
    }

    private static SettingException violated(
            String what, String key, String place, String ofType, String rule, Optional<Found> found) {
        String value = found.filter(Found::isPresent)
                .map(each -> "\"" + each.shown() + "\"")
                .orElse("");
        String origin = found.map(Found::origin).orElse("");
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
                what + ", wanted by " + place + "," + (value.isEmpty() ? "" : " is " + value + ", which")
                        + " breaks a constraint" + ofType + ": " + rule
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
