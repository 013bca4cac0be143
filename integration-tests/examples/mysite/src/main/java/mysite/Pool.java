package mysite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The connection pool: opened when the site starts, closed when it is undeployed. */
@ApplicationScoped
public class Pool {

    @Produces
    @ApplicationScoped
    DataSource open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("mysite");
        config.setDriverClassName(settings.driver());
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        settings.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(settings.maxPoolSize());
        config.setMinimumIdle(1);
        // A database in memory lives as long as a connection to it.
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    void close(@Disposes DataSource dataSource) throws SQLException {
        if (dataSource instanceof AutoCloseable pool) {
            closeAll(pool);
        }
        // The driver came with the site and has registered itself with the JVM, which would keep the site's classes.
        for (var drivers = DriverManager.getDrivers(); drivers.hasMoreElements(); ) {
            var driver = drivers.nextElement();
            if (driver.getClass().getClassLoader() == Pool.class.getClassLoader()) {
                DriverManager.deregisterDriver(driver);
            }
        }
    }

    private static void closeAll(AutoCloseable pool) throws SQLException {
        try {
            pool.close();
        } catch (Exception e) {
            throw new SQLException("The pool did not close.", e);
        }
    }
}
