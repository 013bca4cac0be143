package io.freedom;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies a data source whose connections come back at the end of the request that took them, as from {@link
 * RequestResources#track}:
 *
 * <pre>{@code
 * @Produces
 * @RequestBound
 * @Resource(lookup = "java:comp/DefaultDataSource")
 * DataSource orders;
 * }</pre>
 *
 * <p>It goes on a producer method or producer field whose type is {@link javax.sql.DataSource}; anything else fails the
 * deployment (FREEDOM-0608). A disposer method of the site gets what its producer made.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface RequestBound {

    /** To be used where an annotation can't be written: {@code instance.select(RequestBound.Literal.INSTANCE)}. */
    final class Literal extends AnnotationLiteral<RequestBound> implements RequestBound {

        private static final long serialVersionUID = 1L;

        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
