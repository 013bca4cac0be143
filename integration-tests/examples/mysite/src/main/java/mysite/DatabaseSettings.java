package mysite;

import io.freedom.Setting;
import io.freedom.SettingsGroup;
import java.util.Optional;

/** Where the guest book is kept: the settings below {@code database}. */
@SettingsGroup("database")
public interface DatabaseSettings {

    String driver();

    String url();

    String user();

    Optional<String> password();

    @Setting(defaultValue = "10")
    int maxPoolSize();
}
