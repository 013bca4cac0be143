package io.freedom.internal.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What the process gives to a deployment, copied once, so that a change while the site runs changes nothing.
 *
 * @param environment the environment variables
 * @param systemProperties the system properties that are strings
 */
public record Surroundings(Map<String, String> environment, Map<String, String> systemProperties) {

    public Surroundings {
        environment = Map.copyOf(environment);
        systemProperties = Map.copyOf(systemProperties);
    }

    /** Those of this process, now. */
    public static Surroundings ofProcess() {
        Properties properties = System.getProperties();
        Map<String, String> copy = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            if (value != null) { // another thread may remove it meanwhile
                copy.put(name, value);
            }
        }
        return new Surroundings(System.getenv(), copy);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Surroundings(" + environment.size() + " variables, " + systemProperties.size() + " properties)";
    }
}
