package io.freedom.internal.request;

import java.util.concurrent.Executor;

/**
 * How the events of one deployment reach their observers.
 *
 * @param events emits on the thread that calls
 * @param elsewhere runs work on another thread, in the environment of the site; it takes all work, and runs each once
 */
public record Delivery(RequestEvents events, Executor elsewhere) {}
