package io.freedom.internal.validation;

import io.freedom.internal.settings.GroupConstraints.Violation;
import io.freedom.internal.site.SiteLoader;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path.Node;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider of Bean Validation, with its default settings and those of the site's {@code META-INF/validation.xml}.
 *
 * <p>A member of an interface need be no getter of a bean, so its constraints are those of what a method returns.
 */
final class BeanValidation implements AutoCloseable {

    /** Providers look for their parts, and for the site's, with the thread's context class loader. */
    private final SiteLoader loader;

    private final ValidatorFactory factory;
    private final Validator validator;

    private BeanValidation(SiteLoader loader, ValidatorFactory factory) {
        this.loader = loader;
        this.factory = factory;
        this.validator = factory.getValidator();
    }

    /**
     * @return null where there is no provider
     * @throws jakarta.validation.ValidationException if there is one that can't be used
     */
    static @Nullable BeanValidation start(ClassLoader site) {
        SiteLoader loader = new SiteLoader(site);
        try {
            return new BeanValidation(loader, loader.call(Validation::buildDefaultValidatorFactory));
        } catch (NoProviderFoundException e) {
            return null;
        }
    }

    List<Violation> violations(Object group, Class<?> type, Map<String, Object> members) {
        return loader.call(() -> {
            Set<Violation> found = new LinkedHashSet<>(); // a record's component has its constraints twice
            for (ConstraintViolation<Object> violation : validator.validate(group)) {
                boolean ofNested = violation.getLeafBean() != group;
                if (!ofNested && (type.isRecord() || isAboutNone(violation, members.keySet()))) {
                    found.add(describe(violation));
                }
            }
            if (type.isInterface()) {
                members.forEach((name, value) -> found.addAll(ofMethod(group, method(type, name), value)));
            }
            return List.copyOf(found);
        });
    }

    private Set<Violation> ofMethod(Object group, Method method, Object value) {
        Set<Violation> found = new LinkedHashSet<>();
        for (ConstraintViolation<Object> violation :
                validator.forExecutables().validateReturnValue(group, method, value)) {
            if (violation.getLeafBean() == group) {
                found.add(describe(violation));
            }
        }
        return found;
    }

    private static Method method(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // the name is that of a member
        }
    }

    /** About the group as a whole, or about a getter with a body; a member that looks like a getter is checked as a method. */
    private static boolean isAboutNone(ConstraintViolation<?> violation, Set<String> members) {
        Node first = violation.getPropertyPath().iterator().next();
        if (first.getKind() == ElementKind.BEAN) {
            return true;
        }
        String property = first.getName();
        String name = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return !members.contains("get" + name) && !members.contains("is" + name);
    }

    private static Violation describe(ConstraintViolation<?> violation) {
        Iterator<Node> path = violation.getPropertyPath().iterator();
        Node first = path.next();
        String member = first.getKind() == ElementKind.BEAN ? "" : first.getName();
        StringBuilder element = new StringBuilder();
        path.forEachRemaining(node -> {
            if (node.getIndex() != null) {
                element.append('[').append(node.getIndex()).append(']');
            } else if (node.getKey() != null) {
                element.append('.').append(node.getKey());
            }
        });
        Class<?> constraint =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        return new Violation(member, element.toString(), constraint.getSimpleName(), violation.getMessage());
    }

    @Override
    public void close() {
        factory.close();
    }
}
