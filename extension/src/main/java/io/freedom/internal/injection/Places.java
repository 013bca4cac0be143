package io.freedom.internal.injection;

import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Parameter;

/** Where an injection point is, as a person would say it. */
final class Places {

    private Places() {}

    /** {@code mysite.Site.pageSize}, {@code mysite.Site.list(pageSize)}, {@code mysite.Site(pageSize)}. */
    static String of(InjectionPoint point) {
        Member member = point.getMember();
        if (member == null) {
            return "a programmatic lookup";
        }
        String type = member.getDeclaringClass().getName();
        String name = member instanceof Constructor ? type : type + "." + member.getName();
        return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                ? name + "(" + name(parameter.getJavaParameter(), parameter.getPosition()) + ")"
                : name;
    }

    private static String name(Parameter parameter, int position) {
        return parameter.isNamePresent() ? parameter.getName() : "parameter " + (position + 1);
    }
}
