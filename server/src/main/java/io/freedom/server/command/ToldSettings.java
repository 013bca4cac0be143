package io.freedom.server.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of a site, as it has told of them: see {@link io.freedom.server.deployment.SiteNews}.
 *
 * @param module the settings module; empty where the site has none
 * @param origin who named it; empty where nobody did
 * @param settings by key
 * @param advice for production, by id
 */
record ToldSettings(
        Optional<String> module, Optional<String> origin, List<ToldSetting> settings, List<ToldAdvice> advice) {

    /**
     * One setting.
     *
     * @param value masked where it is secret
     * @param byDefault what it would be if nobody set it
     * @param known whether the key is one of Freedom's own
     */
    record ToldSetting(
            String key, String value, String origin, Optional<String> byDefault, boolean differs, boolean known) {

        private static ToldSetting of(Map<?, ?> row) {
            return new ToldSetting(
                    required(row, "key"),
                    required(row, "value"),
                    required(row, "origin"),
                    optional(row, "default"),
                    Boolean.TRUE.equals(row.get("differs")),
                    Boolean.TRUE.equals(row.get("known")));
        }

        /** With the names that the documentation promises. */
        Map<String, Object> asJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("key", key);
            json.put("value", value);
            json.put("origin", origin);
            byDefault.ifPresent(text -> json.put("default", text));
            json.put("differs", differs);
            json.put("known", known);
            return json;
        }
    }

    /** One piece of advice. */
    record ToldAdvice(String id, String text, String hint, boolean silenced) {

        private static ToldAdvice of(Map<?, ?> row) {
            return new ToldAdvice(
                    required(row, "id"),
                    required(row, "text"),
                    required(row, "hint"),
                    Boolean.TRUE.equals(row.get("silenced")));
        }

        /** With the names that the documentation promises. */
        Map<String, Object> asJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("text", text);
            json.put("hint", hint);
            json.put("silenced", silenced);
            return json;
        }
    }

    /** Asks the site for everything at once: later its classes may be gone. */
    static ToldSettings of(Map<String, Object> event) {
        return new ToldSettings(
                optional(event, "module"),
                optional(event, "origin"),
                rows(event, "values").stream().map(ToldSetting::of).toList(),
                rows(event, "advice").stream().map(ToldAdvice::of).toList());
    }

    private static List<Map<?, ?>> rows(Map<String, Object> event, String key) {
        return event.get(key) instanceof Supplier<?> supplier && supplier.get() instanceof List<?> rows
                ? rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList()
                : List.of();
    }

    private static String required(Map<?, ?> row, String key) {
        return String.valueOf(Objects.requireNonNull(row.get(key), key));
    }

    private static Optional<String> optional(Map<?, ?> row, String key) {
        return Optional.ofNullable(row.get(key)).map(String::valueOf);
    }

    /** {@code settings module mysite.settings.production}, or that there is none. */
    String moduleText() {
        return module.map(name -> "settings module " + name).orElse("no settings module");
    }
}
