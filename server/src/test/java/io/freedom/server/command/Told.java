package io.freedom.server.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a site might tell of its settings. */
final class Told {

    private Told() {}

    static Map<String, Object> setting(String key, String value, String origin, boolean differs) {
        Map<String, Object> row = new HashMap<>();
        row.put("key", key);
        row.put("value", value);
        row.put("origin", origin);
        row.put("differs", differs);
        row.put("known", key.startsWith("freedom."));
        return row;
    }

    static Map<String, Object> setting(String key, String value, String origin, boolean differs, String byDefault) {
        Map<String, Object> row = setting(key, value, origin, differs);
        row.put("default", byDefault);
        return row;
    }

    static Map<String, Object> advice(String id, boolean silenced) {
        return Map.of("id", id, "text", "This is so.", "hint", "Do that.", "silenced", silenced);
    }

    static ToldSettings settings(List<Map<String, Object>> values, List<Map<String, Object>> advice) {
        Supplier<List<Map<String, Object>>> rows = () -> values;
        Supplier<List<Map<String, Object>>> pieces = () -> advice;
        return ToldSettings.of(Map.of(
                "event", "settings",
                "module", "shop.settings.production",
                "origin", "--settings",
                "values", rows,
                "advice", pieces));
    }
}
