package connections;

import io.freedom.Setting;
import io.freedom.SettingsGroup;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the servers are, all on the loopback address. */
@SettingsGroup("parts")
public interface Parts {

    /** The JDBC address of the database. */
    String databaseUrl();

    String databaseUser();

    int redisPort();

    /** Empty where no memcached is installed. */
    OptionalInt memcachedPort();

    /** Where the server has a data source for the same database; empty where it has none. */
    Optional<String> containerDataSource();

    /** How many connections each pool has at most. */
    @Setting(defaultValue = "8")
    int poolSize();

    /** How many milliseconds to wait for a connection of a pool, and for what Redis answers. */
    @Setting(defaultValue = "30000")
    int patience();
}
