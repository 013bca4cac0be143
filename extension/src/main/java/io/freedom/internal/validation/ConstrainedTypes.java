package io.freedom.internal.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Finds constraints without a provider of Bean Validation, so that one is started only where there are any. */
final class ConstrainedTypes {

    private ConstrainedTypes() {}

    /** Whether a type, what it inherits from, or one of its members has a constraint. */
    static boolean isConstrained(Class<?> type) {
        return hasConstraint(type)
                || Arrays.stream(type.getMethods()).anyMatch(ConstrainedTypes::isConstrained)
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> hasConstraint(field) || hasConstraintInside(field.getAnnotatedType()))
                || Arrays.stream(type.getInterfaces()).anyMatch(ConstrainedTypes::isConstrained);
    }

    private static boolean isConstrained(Method method) {
        return hasConstraint(method) || hasConstraintInside(method.getAnnotatedReturnType());
    }

    private static boolean hasConstraintInside(AnnotatedType type) {
        if (hasConstraint(type)) {
            return true;
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                    .anyMatch(ConstrainedTypes::hasConstraintInside);
        }
        return type instanceof AnnotatedArrayType array
                && hasConstraintInside(array.getAnnotatedGenericComponentType());
    }

    private static boolean hasConstraint(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(ConstrainedTypes::isConstraint);
    }

    private static boolean isConstraint(Annotation annotation) {
        Class<?> type = annotation.annotationType();
        Class<?> owner = type.getDeclaringClass(); // of the annotation that holds several of the same constraint
        return type == Valid.class
                || type.isAnnotationPresent(Constraint.class)
                || (owner != null && owner.isAnnotationPresent(Constraint.class));
    }
}
