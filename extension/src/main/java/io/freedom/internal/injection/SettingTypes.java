package io.freedom.internal.injection;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Provider;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types of injection points, and what CDI makes of them. */
final class SettingTypes {

    /**
     * The bean for settings always has these, even where no bean injects them: on some servers the injection points of servlets
     * and filters are known only when they are filled.
     */
    static final List<Type> ALWAYS = List.of(
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Double.class,
            Duration.class,
            Path.class,
            URI.class,
            new TypeLiteral<Optional<String>>() {}.getType());

    private SettingTypes() {}

    /** The type that is converted to: what an {@code Instance} or {@code Provider} gives. */
    static Type provided(Type type) {
        if (type instanceof ParameterizedType parameterized
                && (parameterized.getRawType() == Instance.class || parameterized.getRawType() == Provider.class)) {
            return provided(parameterized.getActualTypeArguments()[0]);
        }
        return type;
    }

    /** For CDI a primitive type and its wrapper are one type. */
    static Type boxed(Type type) {
        return type instanceof Class<?> raw ? MethodType.methodType(raw).wrap().returnType() : type;
    }

    /** The type that a bean needs to be injected there: boxed, without wildcards, which are illegal. Empty for none. */
    static Optional<Type> beanType(Type type) {
        if (type instanceof WildcardType wildcard) {
            return beanType(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable || type instanceof GenericArrayType) {
            return Optional.empty();
        }
        if (!(type instanceof ParameterizedType parameterized)) {
            return Optional.of(boxed(type));
        }
        Type[] arguments = Arrays.stream(parameterized.getActualTypeArguments())
                .flatMap(argument -> beanType(argument).stream())
                .toArray(Type[]::new);
        return arguments.length < parameterized.getActualTypeArguments().length
                ? Optional.empty()
                : Optional.of(new Parameterized(parameterized.getRawType(), parameterized.getOwnerType(), arguments));
    }

    /** Equal to every other implementation with the same parts, as those of the JDK are. */
    private static final class Parameterized implements ParameterizedType {

        private final Type raw;
        private final @Nullable Type owner;
        private final Type[] arguments;

        Parameterized(Type raw, @Nullable Type owner, Type[] arguments) {
            this.raw = raw;
            this.owner = owner;
            this.arguments = arguments;
        }

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ParameterizedType type
                    && raw.equals(type.getRawType())
                    && Arrays.equals(arguments, type.getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(arguments) ^ (owner == null ? 0 : owner.hashCode()) ^ raw.hashCode();
        }

        @Override
        public String toString() {
            return raw.getTypeName() + Arrays.toString(arguments);
        }
    }
}
