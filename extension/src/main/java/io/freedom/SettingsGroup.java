package io.freedom;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a typed view on the settings below a prefix, which can be injected:
 *
 * <pre>{@code
 * @SettingsGroup("database")
 * public interface Database {
 *     String url();                                        // database.url
 *     @Setting(defaultValue = "10") int maxPoolSize();     // database.max-pool-size
 *     Optional<Duration> timeout();                        // database.timeout
 * }
 * }</pre>
 *
 * <p>Methods take no arguments; a method's key is its name in kebab case below the prefix. All values are read and
 * converted once, while the site is deployed; every fault fails the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SettingsGroup {

    /** The prefix, without a final dot. */
    String value();
}
