package io.freedom.internal.settings;

import java.lang.reflect.Array;

/** A value that is converted once and given to many. */
public final class SharedValue {

    private SharedValue() {}

    /** The value itself, or a copy where the receiver could change it for others: an array. */
    public static Object toGive(Object value) {
        if (!value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }
}
