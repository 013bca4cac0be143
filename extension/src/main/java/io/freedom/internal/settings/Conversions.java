package io.freedom.internal.settings;

import io.freedom.SettingConverter;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Which types a text can be converted to, and how: the site's own converters before ours. */
final class Conversions {

    private static final Set<Class<?>> OPTIONAL_NUMBERS =
            Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Engine engine;
    private final OwnConverters own;

    Conversions(Engine engine, OwnConverters own) {
        this.engine = engine;
        this.own = own;
    }

    /** What makes a value of a type out of one text; null where nothing does. */
    @Nullable
    SettingConverter<?> of(Type type) {
        SettingConverter<?> ofTheSite = ofTheSite(type);
        if (ofTheSite != null) {
            return ofTheSite;
        }
        Class<?> raw = rawType(type);
        if (raw == null || raw.isArray() || OPTIONAL_NUMBERS.contains(raw)) {
            return null;
        }
        boolean single = type instanceof Class || raw == Class.class;
        return single ? engine.converter(raw).map(Conversions::wrap).orElse(null) : null;
    }

    @Nullable
    SettingConverter<?> ofTheSite(Type type) {
        return own.find(
                type instanceof Class<?> raw && raw.isPrimitive()
                        ? MethodType.methodType(raw).wrap().returnType()
                        : type);
    }

    private static SettingConverter<?> wrap(Converter<?> converter) {
        return converter::convert;
    }

    /** @throws io.freedom.SettingException if no value of the type can be made, whatever the sources hold */
    void requireSupported(Wanted wanted) {
        Type type = wanted.type();
        Class<?> raw = rawType(type);
        Type content = raw == Optional.class && type instanceof ParameterizedType optional
                ? optional.getActualTypeArguments()[0]
                : type;
        if (raw == null || !OPTIONAL_NUMBERS.contains(raw)) {
            require(wanted, content, true);
        }
    }

    private void require(Wanted wanted, Type type, boolean mapToo) {
        if (of(type) != null) {
            return;
        }
        Class<?> raw = rawType(type);
        if (raw != null && raw.isArray() && of(raw.getComponentType()) != null) {
            return;
        }
        if (!(type instanceof ParameterizedType parameterized)) {
            throw SettingProblems.unsupportedType(wanted);
        }
        Type[] arguments = parameterized.getActualTypeArguments();
        boolean hashes = raw == Set.class || raw == Map.class;
        if (hashes && arguments[0] == URL.class && ofTheSite(URL.class) == null) {
            throw SettingProblems.hashedUrl(wanted);
        }
        boolean several = raw == List.class || raw == Set.class || raw == Collection.class;
        boolean map = mapToo && raw == Map.class;
        if (!(several || map) || of(arguments[0]) == null) {
            throw SettingProblems.unsupportedType(wanted);
        }
        if (map) {
            require(wanted, arguments[1], false);
        }
    }

    /** The class of a type, without its parameters; null where it has none. */
    static @Nullable Class<?> rawType(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof Class<?> plain ? plain : null;
    }
}
