package io.freedom;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface or a record a typed view on the settings below a prefix, which can be injected:
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
 * <p>The members are the abstract methods of the interface, inherited ones too, which take no arguments; or the components of
 * the record. A member's key is its name in kebab case below the prefix. A member may be a group itself, or an
 * {@code Optional}, {@code List} or {@code Map} of one.
 *
 * <p>All values are read and converted once, while the site is deployed, and constraints of Bean Validation are checked then;
 * every fault fails the deployment. Two instances of an interface are equal where their values are, and show none in
 * {@code toString}. An instance of a record is shared by all who inject it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SettingsGroup {

    /** The prefix, without a final dot. */
    String value();
}
