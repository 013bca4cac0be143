package io.freedom.internal.settings;

import io.freedom.SettingConverter;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The converters that a site defines.
 *
 * <p>Threading: any thread may ask.
 */
@FunctionalInterface
public interface OwnConverters {

    /** None at all. */
    OwnConverters NONE = type -> null;

    /**
     * The converter to a type; never one to a primitive type, for which its wrapper stands.
     *
     * @return null where the site defines none
     * @throws io.freedom.SettingException if there is one that can't be used
     */
    @Nullable
    SettingConverter<?> find(Type type);
}
