package connections;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The site's own unit of persistence, over its own pool; made when it is first needed. */
@ApplicationScoped
public class Units {

    @Inject
    DataSource database;

    private @Nullable EntityManagerFactory factory;

    synchronized EntityManager open() {
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory(
                    "own", Map.of("jakarta.persistence.nonJtaDataSource", database));
        }
        return factory.createEntityManager();
    }

    @PreDestroy
    synchronized void close() {
        if (factory != null) {
            factory.close();
        }
    }
}
