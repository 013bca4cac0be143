package io.freedom.internal.settings;

import io.freedom.SettingsModule;
import io.freedom.internal.settings.PropertiesText.Entry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and reads one settings module: a class that implements {@link SettingsModule}, else a properties resource. */
final class ModuleReader {

    private static final Pattern DOTTED_PATH = Pattern.compile("[^\\s./\\\\]+(?:\\.[^\\s./\\\\]+)*");

    private final ClassPath classPath;

    ModuleReader(ClassPath classPath) {
        this.classPath = classPath;
    }

    /**
     * @param name a dotted path
     * @param origin who named it
     */
    LoadedModule read(String name, String origin) {
        if (!DOTTED_PATH.matcher(name).matches()) {
            throw SettingProblems.noDottedPath(name, origin);
        }
        Optional<Class<? extends SettingsModule>> type = moduleClass(name, origin);
        String where = type.isPresent() ? "class " + name : resourceName(name);
        Map<String, Entry> entries = type.isPresent() ? fromClass(type.get(), origin) : fromResource(name, origin);
        if (entries.isEmpty()) {
            throw SettingProblems.emptyModule(name, origin, where);
        }
        return LoadedModule.of(name, where, entries);
    }

    static String resourceName(String module) {
        return module.replace('.', '/') + ".properties";
    }

    private Optional<Class<? extends SettingsModule>> moduleClass(String name, String origin) {
        try {
            Class<?> type = Class.forName(name, false, classPath.loader());
            return SettingsModule.class.isAssignableFrom(type)
                    ? Optional.of(type.asSubclass(SettingsModule.class))
                    : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (LinkageError e) {
            if (String.valueOf(e.getMessage()).contains("wrong name")) {
                return Optional.empty(); // it differs in case only, on a file system that ignores case
            }
            throw SettingProblems.unreadableModule(name, origin, "class " + name, e.toString(), e);
        }
    }

    private static Map<String, Entry> fromClass(Class<? extends SettingsModule> type, String origin) {
        Map<String, String> settings;
        try {
            settings = type.getConstructor().newInstance().settings();
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw unreadable(type, origin, "it has no public constructor without parameters, or is not public", e);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw unreadable(
                    type, origin, "its constructor threw " + cause.getClass().getName(), cause);
        } catch (RuntimeException | LinkageError e) {
            throw unreadable(type, origin, "it threw " + e.getClass().getName(), e);
        }
        if (settings == null
                || settings.entrySet().stream().anyMatch(entry -> entry.getKey() == null || entry.getValue() == null)) {
            throw unreadable(type, origin, "settings() returned null, or a null in the map", null);
        }
        return SettingsLayer.withoutLines(new TreeMap<>(settings));
    }

    private Map<String, Entry> fromResource(String name, String origin) {
        Resource resource = classPath
                .first(resourceName(name))
                .orElseThrow(() -> SettingProblems.noSuchModule(name, origin, resourceName(name)));
        try {
            return PropertiesText.parse(resource.bytes());
        } catch (IOException | IllegalArgumentException e) {
            throw SettingProblems.unreadableModule(name, origin, resource.name(), String.valueOf(e.getMessage()), e);
        }
    }

    private static RuntimeException unreadable(Class<?> type, String origin, String why, @Nullable Throwable cause) {
        return SettingProblems.unreadableModule(type.getName(), origin, "class " + type.getName(), why, cause);
    }
}
