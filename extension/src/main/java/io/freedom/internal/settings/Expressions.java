package io.freedom.internal.settings;

import io.smallrye.common.expression.Expression;
import io.smallrye.common.expression.Expression.Flag;
import io.smallrye.common.expression.ResolveContext;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Expands {@code ${key}} and {@code ${key:default}}; every other dollar is text. In the place of the library's own interceptor, which knows of a fault only
 * the last name, finds a circle by its depth, and lets a few short values grow until the memory is full.
 *
 * <p>Threading: immutable; each look-up has a state of its own.
 */
@Priority(Priorities.LIBRARY + 300)
final class Expressions implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    /** What does not begin an expression: with MicroProfile's escape before the brace, or without a brace. */
    private static final Pattern PLAIN_DOLLAR = Pattern.compile("\\\\\\$(?=\\{)|\\$(?!\\{)");

    private static final int DEEPEST = 32;
    private static final int MOST_STEPS = 10_000;
    private static final int LONGEST = 10_000_000;
    private static final int LONGEST_SHOWN = 200;

    private final transient Function<ConfigValue, String> origin;
    private final transient Function<String, List<String>> nearest;

    /**
     * @param origin says where a value comes from
     * @param nearest the existing keys that are near to one that is missing
     */
    Expressions(Function<ConfigValue, String> origin, Function<String, List<String>> nearest) {
        this.origin = origin;
        this.nearest = nearest;
    }

    /** @throws Unexpandable if that can't be done */
    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        return new Expansion(context).of(name);
    }

    /** The expansion of one value. */
    private final class Expansion {

        private final ConfigSourceInterceptorContext context;
        private final Deque<ConfigValue> path = new ArrayDeque<>();
        private int steps;

        Expansion(ConfigSourceInterceptorContext context) {
            this.context = context;
        }

        @Nullable
        ConfigValue of(String name) {
            ConfigValue value = context.proceed(name);
            if (value == null || value.getValue() == null || value.getValue().indexOf('$') < 0) {
                return value == null || value.getValue() == null ? null : value;
            }
            boolean again = path.stream().anyMatch(before -> before.getName().equals(value.getName()));
            path.addLast(value);
            if (again) {
                throw fault("it refers to itself: " + chain(null));
            }
            if (path.size() > DEEPEST || ++steps > MOST_STEPS) {
                throw fault("it takes too many steps");
            }
            String text = PLAIN_DOLLAR.matcher(value.getValue()).replaceAll("\\$\\$"); // as the parser has it
            if (nesting(text) > DEEPEST) {
                throw fault("it has too many ${ inside each other");
            }
            String expanded = Expression.compile(text, Flag.LENIENT_SYNTAX, Flag.NO_TRIM, Flag.NO_SMART_BRACES)
                    .evaluate(this::append);
            path.removeLast();
            return value.from().withValue(expanded).build();
        }

        private void append(ResolveContext<RuntimeException> part, StringBuilder out) {
            String key = part.getKey();
            ConfigValue value = of(key);
            if (value != null) {
                out.append(value.getValue());
            } else if (part.hasDefault()) {
                part.expandDefault(out);
            } else {
                String name = key.length() <= LONGEST_SHOWN ? key : key.substring(0, LONGEST_SHOWN) + "...";
                String missing = "it refers to \"" + name + "\", which has no value" + near(key);
                throw fault(path.size() == 1 ? missing : missing + ": " + chain(name));
            }
            if (out.length() > LONGEST) {
                throw fault("it grows beyond " + LONGEST + " characters");
            }
        }

        private String near(String key) {
            List<String> keys = key.length() <= LONGEST_SHOWN ? nearest.apply(key) : List.of();
            return keys.isEmpty() ? "" : " (near: " + String.join(", ", keys) + ")";
        }

        /** What leads to the fault: each name with its place. */
        private String chain(@Nullable String last) {
            StringBuilder chain = new StringBuilder();
            for (ConfigValue value : path) {
                chain.append(chain.isEmpty() ? "" : " -> ").append(value.getName());
                chain.append(" (").append(origin.apply(value)).append(')');
            }
            return last == null ? chain.toString() : chain + " -> " + last;
        }

        private Unexpandable fault(String why) {
            return new Unexpandable(path.getFirst(), why);
        }
    }

    /** How many expressions are open at most. */
    private static int nesting(String text) {
        int open = 0;
        int most = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '$') {
                open += text.charAt(++i) == '{' ? 1 : 0;
                most = Math.max(most, open);
            } else if (text.charAt(i) == '}' && open > 0) {
                open--;
            }
        }
        return most;
    }

    /** A value whose expression can't be expanded. */
    static final class Unexpandable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ConfigValue value;

        Unexpandable(ConfigValue value, String why) {
            super(why, null, false, false);
            this.value = value;
        }

        /** The value that was asked for, as it is written. */
        ConfigValue value() {
            return value;
        }
    }
}
