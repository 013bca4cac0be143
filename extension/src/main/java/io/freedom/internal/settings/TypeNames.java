package io.freedom.internal.settings;

import java.lang.reflect.Type;

/** Types as a person writes them. */
final class TypeNames {

    private TypeNames() {}

    /** Without packages and enclosing classes: {@code Optional<Duration>}. */
    static String of(Type type) {
        return type.getTypeName().replaceAll("(?:[\\w]+[.$])+(?=\\w)", "");
    }
}
