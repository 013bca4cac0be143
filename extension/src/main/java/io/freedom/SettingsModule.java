package io.freedom;

import java.util.Map;

/**
 * A settings module written in Java. It is named by its class, needs a public constructor without parameters, and is not a
 * bean: it is read before any bean exists.
 */
@FunctionalInterface
public interface SettingsModule {

    /**
     * The settings by key. Called once per deployment, with another instance each time, and on a server with MicroProfile Config
     * once more for each {@code Config} that the server makes for the site. {@code freedom.settings.extends} names the modules to start from, as
     * in a properties module.
     */
    Map<String, String> settings();
}
