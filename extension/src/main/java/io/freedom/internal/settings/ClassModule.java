package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.SettingsModule;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A settings module that is a class of the site's: made and asked once by each reading of the settings. */
final class ClassModule {

    private final Class<? extends SettingsModule> type;
    private final String origin;

    /** @param origin who named it */
    ClassModule(Class<? extends SettingsModule> type, String origin) {
        this.type = type;
        this.origin = origin;
    }

    /** @throws SettingException if it can't be made, or throws, whatever it throws */
    LoadedModule read() {
        SettingsModule module = make();
        Map<String, String> settings = new TreeMap<>();
        try {
            module.settings().forEach((key, value) -> settings.put(checked(key), checked(value)));
        } catch (NullPointerException | ClassCastException e) {
            throw unreadable("settings() returned null or something that is no text, or threw " + name(e), e);
        } catch (Throwable e) { // an Error of the site's code, or a checked exception that it hides
            SiteFailure.passOn(e);
            throw unreadable("it threw " + name(e), e);
        }
        return LoadedModule.of(type.getName(), where(), SettingsLayer.withoutLines(settings));
    }

    private SettingsModule make() {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw unreadable("it has no public constructor without parameters, or is not public", e);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            SiteFailure.passOn(cause);
            throw unreadable("its constructor threw " + name(cause), cause);
        } catch (LinkageError e) {
            throw unreadable("it threw " + name(e), e);
        }
    }

    private static String checked(@Nullable String text) {
        if (text == null) {
            throw new NullPointerException();
        }
        return text;
    }

    private String where() {
        return "class " + type.getName();
    }

    private static String name(Throwable failure) {
        return failure.getClass().getName();
    }

    private SettingException unreadable(String why, @Nullable Throwable cause) {
        return ModuleProblems.unreadableModule(type.getName(), origin, where(), why, cause);
    }
}
