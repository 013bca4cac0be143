package small.typed;

import io.freedom.Setting;
import io.freedom.SettingsGroup;
import java.time.Duration;
import java.util.List;

/** An interface with records inside. */
@SettingsGroup("shop")
public interface Shop {

    String name();

    Colour colour();

    Owner owner();

    List<Branch> branches();

    record Owner(String name, @Setting(defaultValue = "10m") Duration patience) {}

    record Branch(String street, Colour colour) {}
}
