package io.freedom.internal.settings;

import io.freedom.Settings.Module;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of any supported type: what one text converts to, and optionals, lists, sets, arrays and maps of it. A list is
 * written with commas, or as {@code key[0]}, {@code key[1]}; of both, the one from the stronger source counts.
 */
final class ValueReader {

    private final Engine engine;
    private final Optional<Module> module;

    ValueReader(Engine engine, Optional<Module> module) {
        this.engine = engine;
        this.module = module;
    }

    /** @throws io.freedom.SettingException if there is no value and the type is not optional, or the value is wrong */
    Object read(Wanted wanted) {
        Type type = wanted.type();
        if (rawType(type) == Optional.class && type instanceof ParameterizedType parameterized) {
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
        Class<?> raw = rawType(type);
        if (raw != null
                && raw.isArray()
                && engine.converter(raw.getComponentType()).isPresent()) {
            return array(elements(wanted, raw.getComponentType()), raw.getComponentType());
        }
        if (raw != null && type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            if (raw == List.class || raw == Collection.class) {
                List<Object> elements = elements(wanted, arguments[0]);
                return elements == null ? null : List.copyOf(elements);
            }
            if (raw == Set.class) {
                List<Object> elements = elements(wanted, arguments[0]);
                return elements == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(elements));
            }
            if (raw == Map.class) {
                return map(wanted, arguments[0], arguments[1]);
            }
        }
        Converter<?> converter = converter(wanted, type);
        Found found = find(wanted);
        return found.isPresent() ? convert(wanted, found, String.valueOf(found.text()), converter, type) : null;
    }

    private @Nullable List<Object> elements(Wanted wanted, Type type) {
        Converter<?> converter = converter(wanted, type);
        Found whole = find(wanted);
        List<Integer> indexes = engine.indexes(wanted.key());
        List<Object> elements = new ArrayList<>();
        if (!indexes.isEmpty() && !isStronger(whole, wanted.key(), indexes)) {
            for (int index : indexes) {
                elements.add(read(wanted.element(wanted.key() + "[" + index + "]", type)));
            }
            return elements;
        }
        if (!whole.isPresent()) {
            return null;
        }
        for (String text : StringUtil.split(String.valueOf(whole.text()))) {
            if (!text.isBlank()) {
                elements.add(convert(wanted, whole, text.strip(), converter, type));
            }
        }
        return elements.isEmpty() ? null : elements;
    }

    private boolean isStronger(Found whole, String key, List<Integer> indexes) {
        return whole.text() != null
                && indexes.stream()
                        .allMatch(index -> engine.find(key + "[" + index + "]").strength() < whole.strength());
    }

    private static @Nullable Object array(@Nullable List<Object> elements, Class<?> component) {
        if (elements == null) {
            return null;
        }
        Object array = Array.newInstance(component, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private @Nullable Object map(Wanted wanted, Type keyType, Type valueType) {
        Converter<?> keys = converter(wanted, keyType);
        Map<Object, Object> map = new LinkedHashMap<>();
        Map<Object, String> names = new HashMap<>();
        engine.namesBelow(wanted.key()).forEach((rest, name) -> {
            Object value = readOrNull(wanted.element(name, valueType));
            if (value != null) {
                String text = rest.replaceAll("^\"(.*)\"$", "$1");
                Found key = new Found(text, text, "the name " + name, 0, null);
                Object converted = convert(wanted.element(name, keyType), key, text, keys, keyType);
                map.put(converted, value);
                names.put(converted, name);
            }
        });
        return map.isEmpty() ? null : new ShownMap<>(map, key -> engine.shown(String.valueOf(names.get(key))));
    }

    private Converter<?> converter(Wanted wanted, Type type) {
        Class<?> raw = rawType(type);
        boolean convertible = type instanceof Class || raw == Class.class;
        return Optional.ofNullable(convertible ? raw : null)
                .flatMap(engine::converter)
                .orElseThrow(() -> SettingProblems.unsupportedType(wanted));
    }

    private Found find(Wanted wanted) {
        Found found = engine.find(wanted.key());
        if (found.text() == null && found.fault() == null && wanted.defaultValue() != null) {
            found = engine.findDefault(wanted.key(), wanted.defaultValue());
        }
        if (found.fault() != null) {
            throw SettingProblems.expression(wanted, found, found.fault());
        }
        return found;
    }

    private static Object convert(Wanted wanted, Found source, String text, Converter<?> converter, Type type) {
        try {
            Object value = converter.convert(text);
            if (value == null) {
                throw new IllegalArgumentException("it is blank");
            }
            if (value instanceof Class<?> found && !bound(type).isAssignableFrom(found)) {
                throw new IllegalArgumentException("it is no " + bound(type).getName());
            }
            return value;
        } catch (RuntimeException e) {
            throw SettingProblems.inconvertible(wanted, source, type, e);
        }
    }

    /** What a class must be: {@code Servlet} for {@code Class<? extends Servlet>}. */
    private static Class<?> bound(Type type) {
        if (!(type instanceof ParameterizedType parameterized)) {
            return Object.class;
        }
        Type argument = parameterized.getActualTypeArguments()[0];
        Class<?> bound = rawType(argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument);
        return bound == null ? Object.class : bound;
    }

    private RuntimeException missing(Wanted wanted) {
        Found found = find(wanted);
        return SettingProblems.missing(wanted, found.origin(), module, NearestKeys.to(wanted.key(), engine.keys()));
    }

    static @Nullable Class<?> rawType(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof Class<?> plain ? plain : null;
    }
}
