package io.freedom.server.site;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what an initializer in a library of the site can see. */
@HandlesTypes(Servlet.class)
public class Initializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
        boolean beans = CDI.current().select(Greeting.class).isResolvable();
        context.setAttribute(
                "io.freedom.site",
                Map.of(
                        "beans", String.valueOf(beans),
                        "handled", String.valueOf(types),
                        "loader", Greeting.class.getClassLoader().getClass().getSimpleName(),
                        "settings", commandLine().getProperty("settings.module", "none")));
    }

    private static Properties commandLine() {
        Properties properties = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream("META-INF/freedom-command.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
