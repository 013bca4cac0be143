package connections;

import io.freedom.RequestBound;
import io.freedom.RequestResources;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Pages that close nothing of what they opened, and change all that a connection lets them change. */
@ApplicationScoped
public class LeakPages {

    @Inject
    RequestResources resources;

    @Inject
    DataSource database;

    @Inject
    @RequestBound
    @Named("pooled")
    DataSource bound;

    @Inject
    Units units;

    private @Nullable DataSource tracked;

    @PostConstruct
    void track() {
        tracked = resources.track(database);
    }

    /** Of a data source that {@code track} made. */
    void tracked(HttpServletResponse response) throws Exception {
        leave(tracked.getConnection(), "leaked");
        Answer.give(response, "leaked");
    }

    /** Of one that is tracked by its qualifier. */
    void bound(HttpServletResponse response) throws Exception {
        leave(bound.getConnection(), "bound");
        Answer.give(response, "bound");
    }

    static void leave(Connection connection, String page) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Work.write(connection, page);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from visit limit 2");
        rows.next();
    }

    /** An entity manager of the request's, with a transaction of its own that nobody ends. */
    void entity(HttpServletResponse response) throws Exception {
        EntityManager manager = resources.acquire("entities", units::open);
        manager.getTransaction().begin();
        manager.persist(new Visit(UUID.randomUUID().toString(), "entity"));
        manager.flush();
        Answer.give(response, "entity");
    }
}
