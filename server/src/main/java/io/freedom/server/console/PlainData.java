package io.freedom.server.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.util.ajax.JSON;
import org.jspecify.annotations.Nullable;

/** What a site tells, as data of our own that keeps nothing of the site's alive and is never too long to be shown. */
final class PlainData {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LIST = 2_000;
    private static final int DEEPEST = 8;

    private PlainData() {}

    /**
     * A copy: maps with their entries in order and without nulls, lists, text, numbers and truth values; the answer of a
     * supplier; the text of anything else. A supplier of a site that was undeployed meanwhile, or that fails, gives null.
     */
    static @Nullable Object copy(@Nullable Object told) {
        return copy(told, DEEPEST);
    }

    /** The same of a list; empty if it is none. */
    static List<?> list(@Nullable Object told) {
        return copy(told) instanceof List<?> list ? list : List.of();
    }

    /** The same of a map; empty if it is none. */
    static Map<String, Object> map(@Nullable Object told) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (copy(told) instanceof Map<?, ?> copy) {
            copy.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
    }

    static String json(Object data) {
        return new JSON().toJSON(data);
    }

    private static @Nullable Object copy(@Nullable Object told, int depth) {
        if (told == null || depth == 0) {
            return null;
        }
        if (told instanceof Number || told instanceof Boolean) {
            return told;
        }
        if (told instanceof Supplier<?> supplier) {
            return copy(answer(supplier), depth);
        }
        if (told instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                Object plain = copy(value, depth - 1);
                if (plain != null) {
                    copy.put(cut(String.valueOf(key)), plain);
                }
            });
            return copy;
        }
        if (told instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object each : list.subList(0, Math.min(list.size(), LONGEST_LIST))) {
                Object plain = copy(each, depth - 1);
                if (plain != null) {
                    copy.add(plain);
                }
            }
            return copy;
        }
        return cut(String.valueOf(told));
    }

    private static @Nullable Object answer(Supplier<?> supplier) {
        try {
            return supplier.get();
        } catch (RuntimeException | LinkageError undeployed) {
            return null;
        }
    }
}
