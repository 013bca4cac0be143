package io.freedom.internal.events;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies the events of one of several sites that share a CDI container. Observers need not name it: {@link
 * GuardedObserver} reads it.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface OfSite {

    /** The number of the site; it tells qualifiers apart, because CDI keeps what it resolved by them. */
    int value();

    /** Carries the audience to the observers, whatever thread they run on. */
    final class Literal extends AnnotationLiteral<OfSite> implements OfSite {

        private static final long serialVersionUID = 1L;

        private final int value;
        private final transient Audience audience;

        Literal(int value, Audience audience) {
            this.value = value;
            this.audience = audience;
        }

        @Override
        public int value() {
            return value;
        }

        Audience audience() {
            return audience;
        }
    }
}
