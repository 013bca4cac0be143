package io.freedom.internal.jdbc;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import io.freedom.ResourceStatistics;
import io.freedom.internal.resources.DataSourceTracking;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.ResourceKind;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.resources.SiteResources;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A request of a site, and what is logged meanwhile for a person to act on. */
public final class OneRequest extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.freedom");
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final SiteResources site;
    private final HeldResources resources;

    public OneRequest(ResourceKind kind, DataSourceTracking tracking) {
        this(kind, tracking, ResourceLimits.DEFAULT);
    }

    public OneRequest(ResourceKind kind, DataSourceTracking tracking, ResourceLimits limits) {
        site = SiteResources.start(limits, List.of(kind), tracking);
        resources = open();
        logger.addHandler(this);
    }

    /** Another request of the site. */
    public HeldResources open() {
        return site.open(new RequestInfo("1", "GET", "/orders", null, "", Instant.EPOCH));
    }

    /** Those of whatever request a thread works for. */
    public RequestResources injected() {
        return site.injected();
    }

    public HeldResources resources() {
        return resources;
    }

    public ResourceStatistics statistics() {
        return resources.statistics();
    }

    public void end() {
        resources.end();
    }

    /** Why resources could not be given back. */
    public List<Throwable> failures() {
        return records("FREEDOM-0605")
                .map(entry -> Objects.requireNonNull(entry.getThrown()))
                .toList();
    }

    /** The reports of connections that were left open. */
    public List<String> leaks() {
        return records("FREEDOM-0604").map(LogRecord::getMessage).toList();
    }

    private Stream<LogRecord> records(String id) {
        return logged.stream().filter(entry -> entry.getMessage().startsWith(id));
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            logged.add(entry);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        site.close();
    }
}
