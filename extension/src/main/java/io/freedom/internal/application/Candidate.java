package io.freedom.internal.application;

import io.freedom.HttpApplication;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.servlet.Servlet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bean that is marked as an application.
 *
 * @param bean the bean
 * @param path the class ({@code mysite.Site}) or class and member ({@code mysite.Wsgi.application}) that declares it
 */
public record Candidate(Bean<?> bean, String path) {

    public Candidate {
        Objects.requireNonNull(bean, "bean");
        Objects.requireNonNull(path, "path");
    }

    boolean answersTo(String name) {
        return path.equals(name) || name.equals(bean.getName());
    }

    /** The type by which the bean serves; empty where it is of neither type. */
    Optional<Class<?>> servingType() {
        return Stream.of(HttpApplication.class, Servlet.class)
                .filter(bean.getTypes()::contains)
                .findFirst();
    }
}
