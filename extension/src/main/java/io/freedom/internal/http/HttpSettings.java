package io.freedom.internal.http;

import io.freedom.FreedomException;
import io.freedom.Settings;
import java.util.Locale;

/**
 * The settings of the servlet container's side.
 *
 * @param mapping {@code freedom.mapping}: the URL pattern of the application's servlet; {@code /} by default
 * @param staticPath {@code freedom.static-path}: where the static files are, empty for none; {@code /static} by default
 * @param completionHook {@code freedom.completion-hook}: {@code auto} for the server's own hook where there is one,
 *     {@code none} for the servlet listeners
 */
public record HttpSettings(String mapping, String staticPath, boolean completionHook) {

    public static HttpSettings from(Settings settings) {
        return new HttpSettings(mapping(settings), staticPath(settings), completionHook(settings));
    }

    private static String mapping(Settings settings) {
        String mapping = settings.find("freedom.mapping").orElse("/");
        boolean valid = mapping.equals("/") || (mapping.startsWith("/") && mapping.endsWith("/*"));
        if (!valid || mapping.indexOf('*') != mapping.lastIndexOf('*')) {
            throw wrong(settings, "freedom.mapping", mapping, "Write / for the whole site, or a path such as /app/*.");
        }
        return mapping;
    }

    private static String staticPath(Settings settings) {
        String path = settings.find("freedom.static-path").orElse("/static");
        if (path.equals("none")) {
            return "";
        }
        if (!path.startsWith("/") || path.endsWith("/") || path.contains("*")) {
            throw wrong(settings, "freedom.static-path", path, "Write a path such as /static, or none.");
        }
        return path;
    }

    private static boolean completionHook(Settings settings) {
        String hook = settings.find("freedom.completion-hook").orElse("auto").toLowerCase(Locale.ROOT);
        return switch (hook) {
            case "auto" -> true;
            case "none" -> false;
            default -> throw wrong(settings, "freedom.completion-hook", hook, "Write auto or none.");
        };
    }

    private static FreedomException wrong(Settings settings, String key, String value, String remedy) {
        return new FreedomException(
                "FREEDOM-0401",
                "The setting " + key + " is \"" + value + "\" ("
                        + settings.origin(key).orElse("unknown origin") + "), which it can't be. " + remedy,
                null);
    }
}
