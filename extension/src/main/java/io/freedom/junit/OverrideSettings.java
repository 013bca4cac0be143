package io.freedom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Overrides settings for one test, or for the tests of a class:
 *
 * <pre>{@code
 * @OverrideSettings({"page.size=5", "mail.host="})
 * class PagesTest {
 *
 *     @Test
 *     @OverrideSettings("page.size=1")
 *     void onePage() { … }
 * }
 * }</pre>
 *
 * <p>An override is stronger than every other source, system properties included; an empty value takes one away.
 * {@code freedom.settings.module} names another settings module. Of several, that of the method is the strongest, then that of the
 * class, of what it extends, of the class around it.
 *
 * <p>It holds for every CDI container that is started by the thread of the test, or by a thread that the test starts: in the
 * constructor, in {@code @BeforeEach}, in the test, in a dynamic test, and by other extensions; with the overrides of the class alone
 * also in {@code @BeforeAll} methods. What was there before is restored after each test, however that ends; tests in parallel do not
 * see each other's. A test whose overrides no container has read fails with {@code FREEDOM-0231}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(OverrideSettingsExtension.class)
public @interface OverrideSettings {

    /** {@code key=value}, each; all after the first {@code =} is the value, blanks included. */
    String[] value();
}
