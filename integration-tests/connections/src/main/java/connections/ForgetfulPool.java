package connections;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** A pool of one connection that hands it on as it comes back: it rolls nothing back and resets nothing. */
@ApplicationScoped
public class ForgetfulPool {

    @Inject
    Parts parts;

    private final BasicDataSource pool = new BasicDataSource();

    @PostConstruct
    void open() {
        pool.setDriverClassName("org.postgresql.Driver");
        pool.setUrl(parts.databaseUrl());
        pool.setUsername(parts.databaseUser());
        pool.setMaxTotal(1);
        pool.setMaxWait(Duration.ofMillis(parts.patience()));
        pool.setRollbackOnReturn(false);
        pool.setAutoCommitOnReturn(false);
    }

    DataSource pool() {
        return pool;
    }

    @PreDestroy
    void close() {
        try {
            pool.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
