package io.freedom.internal.application;

import java.util.OptionalInt;

/**
 * One middleware of an application.
 *
 * @param name the class, or class and member, that declares it
 * @param priority empty where it declares none, which makes it innermost
 */
public record BoundMiddleware(String name, OptionalInt priority) {}
