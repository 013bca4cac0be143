package io.freedom.internal.resources;

import io.freedom.RequestResources;
import io.freedom.ResourceStatistics;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The resources of whatever request the calling thread works for.
 *
 * <p>Threading: immutable.
 */
final class InjectedResources implements RequestResources {

    private final SiteResources site;

    InjectedResources(SiteResources site) {
        this.site = site;
    }

    private HeldResources held(@Nullable String name) {
        HeldResources held = site.current().get();
        if (held == null) {
            throw ResourceProblems.noRequest(name);
        }
        return held;
    }

    @Override
    public <R extends AutoCloseable, X extends Exception> R acquire(String name, Source<? extends R, X> source)
            throws X {
        return held(name).acquire(name, source);
    }

    @Override
    public void release(String name) {
        HeldResources held = site.current().get();
        if (held != null) {
            held.release(name);
        }
    }

    @Override
    public void release() {
        HeldResources held = site.current().get();
        if (held != null) {
            held.release();
        }
    }

    @Override
    public DataSource track(DataSource dataSource) {
        return site.tracking().track(Objects.requireNonNull(dataSource, "dataSource"), site.current());
    }

    @Override
    public RequestResources current() {
        return held(null);
    }

    @Override
    public ResourceStatistics statistics() {
        return site.counters().statistics();
    }
}
