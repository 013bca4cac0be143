package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.SettingsModule;
import io.freedom.internal.settings.PropertiesText.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads one settings module: a class that implements {@link SettingsModule}, else a resource, in the format of
 * properties or, where SnakeYAML is at hand, in YAML.
 */
final class ModuleReader {

    static final List<String> ENDINGS = List.of(".properties", ".yaml", ".yml");

    private static final int LONGEST_NAME = 500;

    private final ClassPath classPath;

    ModuleReader(ClassPath classPath) {
        this.classPath = classPath;
    }

    /** @throws SettingException if there is no such module, or it can't be read, or is empty */
    LoadedModule read(NamedModule named) {
        String name = named.name();
        if (!isDottedPath(name)) {
            throw ModuleProblems.noDottedPath(named);
        }
        LoadedModule module = fromClass(named).orElseGet(() -> fromResource(named));
        if (module.isEmpty()) {
            throw ModuleProblems.emptyModule(name, named.origin(), module.where());
        }
        return module;
    }

    /** The resource that a module may be, without its ending. */
    static String resourceName(String module) {
        return module.replace('.', '/');
    }

    /** Letters, digits, {@code _}, {@code -} and {@code $} between single dots: what may be in the name of a file. */
    private static boolean isDottedPath(String name) {
        boolean afterDot = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean dot = c == '.';
            if (dot ? afterDot : !Character.isLetterOrDigit(c) && "_-$".indexOf(c) < 0) {
                return false;
            }
            afterDot = dot;
        }
        return !afterDot && name.length() <= LONGEST_NAME;
    }

    private Optional<LoadedModule> fromClass(NamedModule named) {
        String name = named.name();
        try {
            Class<?> type = Class.forName(name, false, classPath.loader());
            return SettingsModule.class.isAssignableFrom(type)
                    ? Optional.of(new ClassModule(type.asSubclass(SettingsModule.class), named.origin()).read())
                    : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (LinkageError e) {
            if (String.valueOf(e.getMessage()).contains("wrong name")) {
                return Optional.empty(); // it differs in case only, on a file system that ignores case
            }
            throw ModuleProblems.unreadableModule(name, named.origin(), "class " + name, e.toString(), e);
        }
    }

    private LoadedModule fromResource(NamedModule named) {
        List<Resource> found = ENDINGS.stream()
                .flatMap(ending -> classPath.first(resourceName(named.name()) + ending).stream())
                .toList();
        if (found.isEmpty()) {
            throw ModuleProblems.noSuchModule(named);
        }
        if (found.size() > 1) {
            throw ModuleProblems.severalResources(
                    named, found.stream().map(Resource::name).toList());
        }
        Resource resource = found.get(0);
        try {
            return LoadedModule.of(named.name(), resource.name(), entries(named, resource));
        } catch (IllegalArgumentException e) {
            throw unreadable(named, resource, e, null); // the message says all
        } catch (IOException e) {
            throw unreadable(named, resource, e, e);
        }
    }

    private static SettingException unreadable(
            NamedModule named, Resource resource, Exception why, @Nullable Throwable cause) {
        return ModuleProblems.unreadableModule(
                named.name(), named.origin(), resource.name(), String.valueOf(why.getMessage()), cause);
    }

    private static Map<String, Entry> entries(NamedModule named, Resource resource) throws IOException {
        if (resource.name().endsWith(ENDINGS.get(0))) {
            return PropertiesText.parse(resource.bytes());
        }
        try {
            return YamlText.parse(resource.bytes());
        } catch (LinkageError e) {
            throw ModuleProblems.yamlLibraryMissing(named, resource.name(), e);
        }
    }
}
