package io.freedom.internal.injection;

import io.freedom.SettingException;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Type;
import java.util.Collection;

/** What can be wrong with the beans that convert settings. */
final class ConverterProblems {

    private ConverterProblems() {}

    static SettingException withoutType(Bean<?> bean) {
        return problem(
                "FREEDOM-0220",
                bean,
                "The converter " + name(bean)
                        + " does not say what it converts to, or says String, which needs no conversion."
                        + " Let it implement SettingConverter<Money>, with its type for Money.",
                null);
    }

    static SettingException ambiguous(Type type, Collection<String> names) {
        return new SettingException(
                "FREEDOM-0221",
                type.getTypeName(),
                null,
                "There are several converters to " + type.getTypeName() + ": " + String.join(", ", names)
                        + ". Remove all but one, or mark one as @Alternative with a @Priority.",
                null,
                false);
    }

    static SettingException needsItself(Bean<?> bean, Type type) {
        return problem(
                "FREEDOM-0222",
                bean,
                "The converter " + name(bean) + " needs a setting of the type " + type.getTypeName()
                        + ", which it has to convert itself. Inject that as String.",
                null);
    }

    static SettingException notMade(Bean<?> bean, Type type, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return problem(
                "FREEDOM-0222",
                bean,
                "The converter " + name(bean) + " to " + type.getTypeName() + " can't be created: " + root
                        + ". Settings are converted before the site starts: let it need nothing that is not there yet.",
                failure);
    }

    static String name(Bean<?> bean) {
        return bean.getBeanClass().getName();
    }

    private static SettingException problem(
            String id, Bean<?> bean, String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new SettingException(id, name(bean), name(bean), text, cause, false);
    }
}
