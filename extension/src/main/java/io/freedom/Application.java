package io.freedom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean as an application object: the one object that every server calls.
 *
 * <p>The bean is a class, a producer method or a producer field whose type is an {@link HttpApplication} or a
 * {@link jakarta.servlet.Servlet}. It is {@link ApplicationScoped} unless it declares another scope; one whose instances do
 * not live as long as the deployment, such as {@code @RequestScoped}, is possible for an {@code HttpApplication}, whose
 * {@code init} and {@code destroy} are not called then, and not for a servlet. Where a deployment
 * has several, the setting {@code freedom.application} names the one to bind, by class ({@code mysite.Site}), by class
 * and member ({@code mysite.Wsgi.application}) or by bean name.
 *
 * <p>This is a stereotype and not a qualifier: the bean keeps {@code @Default} and can be injected as usual. To inject
 * the bound application with its middleware, use {@link Configured}.
 */
@Stereotype
@ApplicationScoped
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface Application {}
