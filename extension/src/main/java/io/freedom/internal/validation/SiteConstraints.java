package io.freedom.internal.validation;

import io.freedom.internal.settings.GroupConstraints;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constraints on the settings groups of one site, while they are read. A provider of Bean Validation is started for the
 * first group that has constraints, and ended by {@link #close}; a site without constraints costs nothing.
 *
 * <p>Threading: used by the deploying thread.
 */
public final class SiteConstraints implements GroupConstraints, AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final ClassLoader loader;
    private final Map<Class<?>, Boolean> constrained = new HashMap<>();
    private @Nullable BeanValidation validation;
    private boolean absent;

    private SiteConstraints(ClassLoader loader) {
        this.loader = loader;
    }

    /** @param loader shows the provider, and the site's {@code META-INF/validation.xml} */
    public static SiteConstraints of(ClassLoader loader) {
        SiteConstraints constraints = new SiteConstraints(loader);
        constraints.absent = !isApiPresent();
        return constraints;
    }

    /** The API is optional. Annotations whose class is absent are not there for the JVM, either. */
    private static boolean isApiPresent() {
        try {
            Class.forName("jakarta.validation.Validation", false, SiteConstraints.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    public List<Violation> violations(Object group, Class<?> type, Map<String, Object> members) {
        if (absent || !constrained.computeIfAbsent(type, ConstrainedTypes::isConstrained)) {
            return List.of();
        }
        BeanValidation provider = validation;
        if (provider == null) {
            provider = BeanValidation.start(loader);
            validation = provider;
        }
        if (provider == null) {
            absent = true;
            LOG.log(
                    Level.WARNING,
                    "FREEDOM-0227: The settings group {0} has constraints, and nothing checks them: there is no"
                            + " provider of Bean Validation. Add one, such as Hibernate Validator, to the site or"
                            + " the server.",
                    type.getName());
            return List.of();
        }
        return provider.violations(group, type, members);
    }

    @Override
    public void close() {
        if (validation != null) {
            validation.close();
        }
    }
}
