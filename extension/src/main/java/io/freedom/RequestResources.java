package io.freedom;

import jakarta.servlet.ServletRequest;
import javax.sql.DataSource;

/**
 * What a request acquired - connections of databases and caches, anything {@link AutoCloseable} - until the request is
 * finished. Then all of it is given back, after the observers of {@link RequestFinished} ran, in the reverse order of its
 * acquisition, whatever happened to the request:
 *
 * <pre>{@code
 * Connection orders = resources.acquire("orders", dataSource::getConnection);
 * Jedis cache = resources.acquire("cache", pool::getResource);
 * }</pre>
 *
 * <p>A JDBC connection is rolled back if a transaction is open on it, gets back the auto-commit mode, the isolation level and
 * the read-only mode that it came with, loses its warnings, and is closed. A Jakarta Persistence entity manager is rolled
 * back if it has a transaction of its own open, and closed. All else is closed. What can't be given back is logged, once a
 * minute for the same failure of the same thing (FREEDOM-0605), and the rest is given back all the same; so it is where one
 * does not come to an end within {@code freedom.resources.close-timeout}: a connection is aborted then, the thread that closes
 * what is neither a connection nor an entity manager is interrupted, and the stack that blocks is reported (FREEDOM-0606).
 *
 * <p>The bean of this type serves whatever request its thread works for; it may be injected into beans of any scope. A thread
 * works for a request while it runs a dispatch of it, an {@code AsyncListener}, {@code ReadListener} or {@code WriteListener} of
 * it, what {@code AsyncContext.start} was given, or observers of its events. Take {@link #current()} or {@link #of} along to
 * other threads. Where a thread works for no request, {@link #acquire} throws FREEDOM-0601: so it does in a
 * {@code ServletRequestListener}, in {@code @PreDestroy} of a {@code @RequestScoped} bean, in a handler of an upgrade and in
 * an end point of a WebSocket. What the request that was upgraded holds is given back when it leaves the site, with the
 * handshake.
 *
 * <p>The end of a request waits for its dispatches, for such listeners and for what {@code AsyncContext.start} was given, unless
 * the site is undeployed. Of the site's own threads nobody knows when they are done: one that goes on after the end finds a JDBC connection
 * closed, but shares what comes from another kind of pool with the next request.
 *
 * <p>Threading: may be used by any thread. Requests never share what they acquired. Where two threads of one request acquire
 * the same name, both get the same object: whether they may use it at the same time is for its own documentation to say.
 */
public interface RequestResources {

    /** The request attribute that holds the resources of the request, for those who can't call {@link #of}. */
    String ATTRIBUTE = "io.freedom.RequestResources";

    /**
     * The resources of this request, on whatever thread they are used. Called with the request that the site was given, from
     * its first filter on; for what is done after the request, they are taken along.
     *
     * @throws IllegalStateException if the request has none: it has not reached Freedom's filter yet, as in a listener's
     *     {@code requestInitialized}, or never, as in a site without Freedom; or it is a bare request of the server's that has
     *     lost its attributes; or Freedom's jar is there twice, and its filter is that of the other one. The message says
     *     what to do
     */
    static RequestResources of(ServletRequest request) {
        return RequestAttribute.of(request, ATTRIBUTE, RequestResources.class, "resources");
    }

    /**
     * What the request holds under the name, or what the source gives now, which is then held under the name until the end
     * of the request or until {@link #release(String)}. What was acquired belongs to these resources: the site uses it, and
     * does not close it by itself. A JDBC connection comes wrapped, and may be closed all the same; its {@code unwrap} gives
     * what the source gave.
     *
     * @param name any name; one request has one object under it. Where the source gives what the request holds already under
     *     another name, that has both names, and is given back once
     * @param source called once, on this thread, if nothing is held under the name. It may throw and may block; a second
     *     thread that asks for the same name meanwhile waits for it
     * @throws X what the source throws; then nothing is held
     * @throws RequestResourcesException if this thread works for no request (FREEDOM-0601), if the request has ended, perhaps
     *     while the source was being called (FREEDOM-0602; what the source gave is given back first, what it threw is
     *     suppressed), if the request holds as much as {@code freedom.resources.max-per-request} allows (FREEDOM-0603; the
     *     source is not called, unless a tracked connection that it keeps took the last room: then what it gave is given back
     *     first), if the source asks for this name itself, or waits for a thread that waits for it
     *     (FREEDOM-0620), or if this thread was interrupted while it waited for another one (FREEDOM-0621; it stays
     *     interrupted)
     */
    <R extends AutoCloseable, X extends Exception> R acquire(String name, Source<? extends R, X> source) throws X;

    /**
     * Gives back what is held under the name, on this thread, as it would be at the end of the request: before a long
     * response, for example. What has another name, too, stays held under that one. No effect where nothing is held under
     * it, or where this thread works for no request. Never throws: what fails is logged (FREEDOM-0605).
     */
    void release(String name);

    /**
     * Gives back all that the request holds, tracked connections too, in the reverse order of its acquisition, on this thread.
     * Otherwise as {@link #release(String)}.
     */
    void release();

    /**
     * The same data source, but for this: a connection that the site took from it while a request was served, and left open,
     * is closed at the end of that request, with its statements and result sets, and reported once for each place
     * (FREEDOM-0604). Connections that are taken while the thread works for no request are the caller's own.
     *
     * <p>From the injected bean, or from no request, it serves every request, each for itself: make it once. From
     * {@link #current()} or {@link #of}, it serves that one request on every thread, also where the data source is
     * tracked already for others. One that is tracked already for the same is returned as it is.
     */
    DataSource track(DataSource dataSource);

    /**
     * The resources of the one request that this thread works for now, to be used by other threads.
     *
     * @throws RequestResourcesException if this thread works for no request (FREEDOM-0601)
     */
    RequestResources current();

    /** What all requests of the site hold now and have held since it was deployed; the same from each of its requests. */
    ResourceStatistics statistics();

    /**
     * Where a resource comes from: a pool, a factory.
     *
     * @param <R> the resource
     * @param <X> what may be thrown
     */
    @FunctionalInterface
    interface Source<R, X extends Exception> {

        R get() throws X;
    }
}
