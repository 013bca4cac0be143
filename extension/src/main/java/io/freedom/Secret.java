package io.freedom;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the setting of an injection point, or of a member of a {@link SettingsGroup}, as secret where its name does not tell:
 *
 * <pre>{@code
 * @Inject @Secret @Setting("mail.account") String account;
 * }</pre>
 *
 * <p>The key, and everything below it, is then shown as {@code *****} wherever Freedom describes settings: in messages, logs and
 * {@code toString}. What the site gets is the value itself. A setting that nobody injects is named in
 * {@code freedom.settings.secrets}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Secret {}
