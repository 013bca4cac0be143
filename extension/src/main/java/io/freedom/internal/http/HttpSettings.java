package io.freedom.internal.http;

import io.freedom.FreedomException;
import io.freedom.SettingException;
import io.freedom.Settings;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.FreedomKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of the servlet container's side, with every fault of theirs. */
public final class HttpSettings {

    private static final String NO_STATIC_FILES = "none";

    private final Settings settings;
    private final List<FreedomException> faults = new ArrayList<>();
    private final String mapping;
    private final String staticPath;
    private final String completionHook;

    public HttpSettings(Settings settings) {
        this.settings = settings;
        mapping = read(FreedomKey.MAPPING, "Write / for the whole site, or a path such as /app/*.");
        staticPath = read(FreedomKey.STATIC_PATH, "Write a path such as /static, or none.");
        completionHook = read(FreedomKey.COMPLETION_HOOK, "Write auto or none.");
    }

    /** One for each setting that is not what it can be. */
    public List<FreedomException> faults() {
        return List.copyOf(faults);
    }

    /** {@code freedom.mapping}: the URL pattern of the application's servlet. */
    String mapping() {
        return mapping;
    }

    /** {@code freedom.static-path}: where the static files are; empty for none. */
    String staticPath() {
        return staticPath.equals(NO_STATIC_FILES) ? "" : staticPath;
    }

    /** {@code freedom.completion-hook}: whether the server's own hook is used where there is one. */
    boolean completionHook() {
        return completionHook.equals("auto");
    }

    private String read(FreedomKey key, String remedy) {
        String name = key.key();
        String value;
        try {
            value = settings.find(name).orElse(key.byDefault());
        } catch (SettingException fault) {
            faults.add(fault);
            return key.byDefault();
        }
        if (!key.accepts(value)) {
            faults.add(impossible(name, value, remedy));
        }
        return value;
    }

    private FreedomException impossible(String name, String value, String remedy) {
        String origin = settings.origin(name).orElse("its default");
        String shown = DeploymentSettings.shown(settings, name, value);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("value", '"' + shown + "\", which it can't be");
        facts.put("set in", origin);
        facts.put("do", remedy);
        return new SettingException(
                "FREEDOM-0401",
                name,
                origin,
                "The setting " + name + " is \"" + shown + "\" (" + origin + "), which it can't be. " + remedy,
                facts,
                null,
                false);
    }
}
