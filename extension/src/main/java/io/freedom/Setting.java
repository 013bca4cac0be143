package io.freedom;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects the value of a setting: {@code @Inject @Setting("page.size") int pageSize}. The injection point is checked while
 * the site is deployed: a value that is missing or can't be converted fails the deployment. {@code Optional},
 * {@code OptionalInt}, {@code OptionalLong} and {@code OptionalDouble} are empty where there is no value.
 *
 * <p>On a method or record component of a {@link SettingsGroup} it gives the key inside the group, where it differs from the
 * name in kebab case, and the default.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Setting {

    /** Stands for "no default"; no setting can have this value. */
    String NO_DEFAULT = "\u0000";

    /** The key. May be left out on a member of a {@link SettingsGroup} only. */
    @Nonbinding
    String value() default "";

    /** The value where no source has one; converted like any other, expressions included. */
    @Nonbinding
    String defaultValue() default NO_DEFAULT;
}
