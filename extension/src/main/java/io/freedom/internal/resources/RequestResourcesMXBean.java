package io.freedom.internal.resources;

/**
 * What the requests of one site hold, for the platform's MBean server: the numbers of {@link io.freedom.ResourceStatistics}.
 *
 * <p>Threading: may be called by any thread.
 */
public interface RequestResourcesMXBean {

    /** How many are held now; 0 when no request is served. */
    long getHeld();

    /** The most that were held at once. */
    long getMostHeld();

    /** The most that one request held at once. */
    long getMostHeldByOneRequest();

    /** How many were acquired in all. */
    long getAcquired();

    /** How many were given back in all. */
    long getReleased();

    /** How many connections of tracked data sources the site left open. */
    long getLeaked();

    /** How many could not be given back properly. */
    long getFailed();
}
