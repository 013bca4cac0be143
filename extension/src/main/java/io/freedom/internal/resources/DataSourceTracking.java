package io.freedom.internal.resources;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How the connections of a data source are lent to requests. */
@FunctionalInterface
public interface DataSourceTracking {

    /**
     * The same data source, whose connections are lent ({@link HeldResources#lend}) to whom they are for.
     *
     * @param whose asked by each call that takes a connection, on its thread, before the connection is taken: whose it will
     *     be; null where it is the caller's own. Where one tracked data source asks another, the outermost says it
     * @return the data source itself where it is tracked already for somebody equal; where it is tracked for another, what
     *     is inside is tracked anew
     */
    DataSource track(DataSource source, Supplier<@Nullable HeldResources> whose);
}
