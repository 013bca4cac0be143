package io.freedom.internal.settings;

import io.freedom.SettingConverter;
import io.freedom.SettingException;
import io.freedom.Settings.Module;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a value of any supported type: what one text converts to, and optionals, lists, sets, arrays and maps of it. */
final class ValueReader {

    private final Engine engine;
    private final Conversions conversions;
    private final Optional<Module> module;
    private final SeveralValues several;

    ValueReader(Engine engine, Conversions conversions, Optional<Module> module) {
        this.engine = engine;
        this.conversions = conversions;
        this.module = module;
        this.several = new SeveralValues(engine, this);
    }

    /**
     * The value of a type that is known to be supported, or of any other.
     *
     * @throws SettingException if there is no value and the type is not optional, the value is wrong, or no value
     *     can be of the type
     */
    Object readAny(Wanted wanted) {
        conversions.requireSupported(wanted);
        return read(wanted);
    }

    Object read(Wanted wanted) {
        Type type = wanted.type();
        if (Conversions.rawType(type) == Optional.class && type instanceof ParameterizedType parameterized) {
            return Optional.ofNullable(readOrNull(wanted.as(parameterized.getActualTypeArguments()[0])));
        }
        if (type == OptionalInt.class) {
            Object value = readOrNull(wanted.as(Integer.class));
            return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
        }
        if (type == OptionalLong.class) {
            Object value = readOrNull(wanted.as(Long.class));
            return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
        }
        if (type == OptionalDouble.class) {
            Object value = readOrNull(wanted.as(Double.class));
            return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
        }
        Object value = readOrNull(wanted);
        if (value == null) {
            throw missing(wanted);
        }
        return value;
    }

    /** The value, or null where there is none or an empty one. */
    @Nullable
    Object readOrNull(Wanted wanted) {
        Type type = wanted.type();
        if (SeveralValues.areMeantBy(type) && conversions.ofTheSite(type) == null) {
            conversions.requireSupported(wanted);
            return several.read(wanted);
        }
        SettingConverter<?> converter = converter(wanted, type);
        Found found = find(wanted);
        return found.isPresent() ? convert(wanted, found, String.valueOf(found.text()), converter, type) : null;
    }

    /** What converts one text to a type. */
    SettingConverter<?> converter(Wanted wanted, Type type) {
        SettingConverter<?> converter = conversions.of(type);
        if (converter == null) {
            throw SettingProblems.unsupportedType(wanted);
        }
        return converter;
    }

    Found find(Wanted wanted) {
        Found found = engine.find(wanted.key());
        if (found.text() == null && found.fault() == null && wanted.defaultValue() != null) {
            found = engine.findDefault(wanted.key(), wanted.defaultValue());
        }
        if (found.fault() != null) {
            throw SettingProblems.expression(wanted, found, found.fault());
        }
        return found;
    }

    Object convert(Wanted wanted, Found source, String text, SettingConverter<?> converter, Type type) {
        try {
            @Nullable Object value = converter.convert(text);
            if (value == null) {
                throw new IllegalArgumentException(text.isBlank() ? "it is blank" : "the converter gave no value");
            }
            if (value instanceof Class<?> found && !bound(type).isAssignableFrom(found)) {
                throw new IllegalArgumentException("it is no " + bound(type).getName());
            }
            return value;
        } catch (Throwable e) {
            SiteFailure.passOn(e);
            if (e instanceof SettingException nested && !source.isMasked()) {
                throw nested; // what the converter needs itself is wrong; a site's own may show the value
            }
            // A type of the site may convert itself, and its initializer may fail.
            boolean ownCode = conversions.ofTheSite(type) != null || isOfTheSite(type);
            throw SettingProblems.inconvertible(wanted, source, type, e, ownCode);
        }
    }

    /** The stack trace of a conversion says something only where the conversion is the site's own code. */
    private static boolean isOfTheSite(Type type) {
        return type instanceof Class<?> raw
                && !raw.isPrimitive()
                && !raw.isEnum()
                && !raw.getName().startsWith("java.");
    }

    /** What a class must be: {@code Servlet} for {@code Class<? extends Servlet>}. */
    private static Class<?> bound(Type type) {
        if (!(type instanceof ParameterizedType parameterized)) {
            return Object.class;
        }
        Type argument = parameterized.getActualTypeArguments()[0];
        Class<?> bound = Conversions.rawType(
                argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument);
        return bound == null ? Object.class : bound;
    }

    private RuntimeException missing(Wanted wanted) {
        Found found = find(wanted);
        return SettingProblems.missing(wanted, found.origin(), module, NearestKeys.to(wanted.key(), engine.keys()));
    }
}
