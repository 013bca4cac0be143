package io.freedom.internal.http;

import io.freedom.FreedomException;
import io.freedom.Settings;
import io.freedom.internal.settings.FreedomKey;
import io.freedom.internal.settings.FreedomValues;
import java.util.List;

/** The settings of the servlet container's side, with every fault of theirs. */
public final class HttpSettings {

    private static final String NO_STATIC_FILES = "none";

    private final List<FreedomException> faults;
    private final String mapping;
    private final String staticPath;
    private final String completionHook;

    public HttpSettings(Settings settings) {
        FreedomValues values = new FreedomValues(settings);
        mapping = values.read(FreedomKey.MAPPING, "Write / for the whole site, or a path such as /app/*.");
        staticPath = values.read(FreedomKey.STATIC_PATH, "Write a path such as /static, or none.");
        completionHook = values.read(FreedomKey.COMPLETION_HOOK, "Write auto or none.");
        faults = values.faults();
    }

    /** One for each setting that is not what it can be. */
    public List<FreedomException> faults() {
        return faults;
    }

    /** {@code freedom.mapping}: the URL pattern of the application's servlet. */
    public String mapping() {
        return mapping;
    }

    /** {@code freedom.static-path}: where the static files are; empty for none. */
    public String staticPath() {
        return staticPath.equals(NO_STATIC_FILES) ? "" : staticPath;
    }

    /** {@code freedom.completion-hook}: whether the server's own hook is used where there is one. */
    boolean completionHook() {
        return completionHook.equals("auto");
    }
}
