package connections;

import io.freedom.RequestResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** What runs in a transaction of the server's. */
@ApplicationScoped
public class ContainerWork {

    @Inject
    RequestResources resources;

    @Inject
    Parts parts;

    @PersistenceContext(unitName = "container")
    EntityManager entities;

    /** The server's data source for the same database, tracked. */
    DataSource orders() {
        try {
            return resources.track(
                    InitialContext.doLookup(parts.containerDataSource().orElseThrow()));
        } catch (NamingException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Transactional
    void once(String page) {
        persist(page);
    }

    private void persist(String page) {
        entities.persist(new Visit(UUID.randomUUID().toString(), page));
    }

    /** With the server's entity manager, and with a connection that is left open. */
    @Transactional
    void twice(String page) throws SQLException {
        persist(page);
        Work.write(orders().getConnection(), page);
    }

    @Transactional
    void twiceAndFail(String page) throws SQLException {
        twice(page);
        throw new IllegalStateException("connections: on purpose");
    }
}
