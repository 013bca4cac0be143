package io.freedom;

/**
 * Makes a value of a type of the site's out of the text of a setting. A converter is a bean, so that others can be injected
 * into it; Freedom finds it by the type that it converts to, and prefers it to its own:
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class MoneyConverter implements SettingConverter<Money> {
 *     public Money convert(String text) { … }
 * }
 * }</pre>
 *
 * <p>The bean is asked for while the site is deployed, when every other bean is known but none is started. Settings may be
 * injected into it, save those that it converts itself.
 *
 * <p>Threading: called by the deploying thread for what is injected; by any thread, at any time, for what code asks
 * {@link Settings} for. What it gives is kept, and shared by all who inject the setting.
 *
 * @param <T> what it converts to; not {@code String}
 */
@FunctionalInterface
public interface SettingConverter<T> {

    /**
     * The value that a text stands for.
     *
     * @param text never null and never empty
     * @return never null
     * @throws RuntimeException if the text stands for none: {@link IllegalArgumentException} with a message that says why, which
     *     is shown to the person unless the setting is secret
     */
    T convert(String text);
}
