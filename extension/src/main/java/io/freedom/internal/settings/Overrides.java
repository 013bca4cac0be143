package io.freedom.internal.settings;

import io.freedom.internal.settings.PropertiesText.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings that a test gives to the site that it deploys, stronger than every other source. They take the way of the class
 * path, because the class loader is the only thing that belongs to one test and that every container hands on.
 *
 * @param values the values by key, and who says so by the key with a mark before it
 */
public record Overrides(Map<String, Entry> values) {

    /** In front of the site's class path, for the time of one test. */
    public static final String NAME = "META-INF/freedom-overrides.properties";

    /** No key of a setting starts like that. */
    private static final String ORIGIN = "\0";

    /**
     * What {@link #NAME} holds.
     *
     * @param values the values by key
     * @param origins who says so, by key, in words fit for a message
     */
    public static byte[] file(Map<String, String> values, Map<String, String> origins) {
        Properties properties = new Properties();
        properties.putAll(values);
        origins.forEach((key, origin) -> properties.put(ORIGIN + key, origin));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            properties.store(file, null); // to a stream: then everything but ASCII is escaped
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    static Overrides read(ClassPath classPath) {
        Optional<Resource> resource = classPath.firstInNoJar(NAME);
        if (resource.isEmpty()) {
            return new Overrides(Map.of());
        }
        try {
            return new Overrides(PropertiesText.parse(resource.get().bytes()));
        } catch (IOException | IllegalArgumentException e) {
            throw ModuleProblems.siteFile(
                    NAME, NAME, "can't be read: " + e.getMessage(), "Correct " + resource.get(), e);
        }
    }

    /** The settings without what is noted of them. */
    Map<String, Entry> entries() {
        Map<String, Entry> entries = new HashMap<>(values);
        entries.keySet().removeIf(key -> key.startsWith(ORIGIN));
        return entries;
    }

    String origin(String key) {
        Entry origin = values.get(ORIGIN + key);
        return origin == null ? NAME : origin.value();
    }

    /** The settings module that the test names. */
    Optional<NamedModule> module() {
        Entry name = values.get(ModuleChoice.PROPERTY);
        return name == null || name.value().isBlank()
                ? Optional.empty()
                : Optional.of(new NamedModule(
                        name.value().strip(), origin(ModuleChoice.PROPERTY), "Correct that annotation"));
    }
}
