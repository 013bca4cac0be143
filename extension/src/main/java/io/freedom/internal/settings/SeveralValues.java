package io.freedom.internal.settings;

import io.freedom.SettingConverter;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists, sets, arrays and maps. A list is written with commas, or as {@code key[0]}, {@code key[1]}; it is taken whole
 * from the strongest source that has it in any form. Where that has both, as YAML always does, the indexes count: they keep
 * commas and blanks as they are.
 */
final class SeveralValues {

    private static final Pattern INDEX_AT_END = Pattern.compile("\\[\\d+]$");

    private final Engine engine;
    private final ValueReader values;

    SeveralValues(Engine engine, ValueReader values) {
        this.engine = engine;
        this.values = values;
    }

    static boolean areMeantBy(Type type) {
        Class<?> raw = Conversions.rawType(type);
        return raw != null
                && (raw.isArray()
                        || raw == List.class
                        || raw == Collection.class
                        || raw == Set.class
                        || raw == Map.class);
    }

    /**
     * @param wanted of a type that {@link #areMeantBy} knows
     * @return null where there is not one value
     */
    @Nullable
    Object read(Wanted wanted) {
        Class<?> raw = Conversions.rawType(wanted.type());
        if (raw != null && raw.isArray()) {
            List<Object> elements = elements(wanted, raw.getComponentType());
            return elements == null ? null : array(elements, raw.getComponentType());
        }
        Type[] arguments = ((ParameterizedType) wanted.type()).getActualTypeArguments();
        if (raw == Map.class) {
            return map(wanted, arguments[0], arguments[1]);
        }
        List<Object> elements = elements(wanted, arguments[0]);
        if (elements == null) {
            return null;
        }
        return raw == Set.class ? Collections.unmodifiableSet(new LinkedHashSet<>(elements)) : List.copyOf(elements);
    }

    private @Nullable List<Object> elements(Wanted wanted, Type type) {
        Found whole = values.find(wanted);
        List<Integer> indexes = engine.indexes(wanted.key());
        List<Object> elements = new ArrayList<>();
        if (!indexes.isEmpty()) {
            for (int index : indexes) {
                elements.add(values.read(wanted.element(wanted.key() + "[" + index + "]", type)));
            }
            return elements;
        }
        if (!whole.isPresent()) {
            return null;
        }
        SettingConverter<?> converter = values.converter(wanted, type);
        for (String text : ListText.split(String.valueOf(whole.text()))) {
            if (!text.isBlank()) {
                elements.add(values.convert(wanted, whole, text.strip(), converter, type));
            }
        }
        return elements.isEmpty() ? null : elements;
    }

    private static Object array(List<Object> elements, Class<?> component) {
        Object array = Array.newInstance(component, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private @Nullable Object map(Wanted wanted, Type keyType, Type valueType) {
        SettingConverter<?> keys = values.converter(wanted, keyType);
        Map<String, String> names = new LinkedHashMap<>();
        engine.namesBelow(wanted.key()).forEach((rest, name) -> {
            boolean element = areMeantBy(valueType);
            names.putIfAbsent(element ? withoutIndex(rest) : rest, element ? withoutIndex(name) : name);
        });
        Map<Object, Object> map = new LinkedHashMap<>();
        Map<Object, String> keyNames = new HashMap<>();
        names.forEach((rest, name) -> {
            Object value = values.readOrNull(wanted.element(name, valueType));
            if (value != null) {
                String text = withoutQuotes(rest);
                Found key = Found.name(text, "the name " + name);
                Object converted = values.convert(wanted.element(name, keyType), key, text, keys, keyType);
                map.put(converted, value);
                keyNames.put(converted, name);
            }
        });
        return map.isEmpty() ? null : new ShownMap<>(map, key -> engine.shown(String.valueOf(keyNames.get(key))));
    }

    private static String withoutIndex(String name) {
        return INDEX_AT_END.matcher(name).replaceFirst("");
    }

    /** A segment of a key that has dots in it is written in quotes. */
    static String withoutQuotes(String segment) {
        boolean quoted = segment.length() > 1 && segment.startsWith("\"") && segment.endsWith("\"");
        return quoted ? segment.substring(1, segment.length() - 1) : segment;
    }
}
