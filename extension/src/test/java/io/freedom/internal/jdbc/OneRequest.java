package io.freedom.internal.jdbc;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import io.freedom.RequestResourcesException;
import io.freedom.ResourceStatistics;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A request that holds what is lent to it, for one thread, and lets what fails at its end be seen. */
public final class OneRequest implements HeldResources {

    private final List<Resource> held = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private boolean over;

    public List<Resource> held() {
        return held;
    }

    public List<Exception> failures() {
        return failures;
    }

    @Override
    public RequestInfo request() {
        return new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);
    }

    @Override
    public void lend(Resource resource) {
        if (over) {
            giveBackNow(resource);
            throw new RequestResourcesException("FREEDOM-0602", null, "The request has ended.", null);
        }
        held.add(resource);
    }

    @Override
    public void giveBack(Resource resource) throws Exception {
        if (held.remove(resource)) {
            resource.giveBack();
        }
    }

    @Override
    public void end() {
        over = true;
        while (!held.isEmpty()) {
            giveBackNow(held.remove(held.size() - 1));
        }
    }

    private void giveBackNow(Resource resource) {
        try {
            resource.giveBack();
        } catch (Exception e) {
            failures.add(e);
        }
    }

    @Override
    public <R extends AutoCloseable, X extends Exception> R acquire(String name, Source<? extends R, X> source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataSource track(DataSource dataSource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RequestResources current() {
        return this;
    }

    @Override
    public ResourceStatistics statistics() {
        throw new UnsupportedOperationException();
    }
}
