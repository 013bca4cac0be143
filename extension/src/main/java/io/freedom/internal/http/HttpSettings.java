package io.freedom.internal.http;

import io.freedom.FreedomException;
import io.freedom.Settings;
import io.freedom.internal.settings.DeploymentSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The settings of the servlet container's side, with every fault of theirs. */
public final class HttpSettings {

    private static final Pattern MAPPING = Pattern.compile("/|/\\*|(/[^/*]+)+/\\*");
    private static final Pattern STATIC_PATH = Pattern.compile("(/[^/*]+)+");
    private static final String NO_STATIC_FILES = "none";

    private final Settings settings;
    private final List<FreedomException> faults = new ArrayList<>();
    private final String mapping;
    private final String staticPath;
    private final String completionHook;

    public HttpSettings(Settings settings) {
        this.settings = settings;
        mapping = read("freedom.mapping", "/", MAPPING, "Write / for the whole site, or a path such as /app/*.");
        staticPath = read(
                "freedom.static-path",
                "/static",
                Pattern.compile(NO_STATIC_FILES + '|' + STATIC_PATH),
                "Write a path such as /static, or none.");
        completionHook = read("freedom.completion-hook", "auto", Pattern.compile("auto|none"), "Write auto or none.");
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

    private String read(String key, String byDefault, Pattern form, String remedy) {
        String value = settings.find(key).orElse(byDefault);
        if (!form.matcher(value).matches()) {
            String origin = settings.origin(key).map(text -> " (" + text + ")").orElse("");
            String shown = DeploymentSettings.shown(settings, key, value);
            faults.add(new FreedomException(
                    "FREEDOM-0401",
                    "The setting " + key + " is \"" + shown + "\"" + origin + ", which it can't be. " + remedy,
                    null));
        }
        return value;
    }
}
