package connections;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The server's own database: the bean of a resource can't have a name. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Standard {

    /** To be selected by. */
    final class Literal extends AnnotationLiteral<Standard> implements Standard {

        private static final long serialVersionUID = 1L;

        static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
