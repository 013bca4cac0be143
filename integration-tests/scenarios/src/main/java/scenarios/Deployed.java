package scenarios;

import io.freedom.SettingsModule;
import java.util.Map;

/** One WAR in two modes: under a name with {@code listeners} in it, it does without the server's completion hook. */
public final class Deployed implements SettingsModule {

    @Override
    public Map<String, String> settings() {
        String place = String.valueOf(Deployed.class.getResource("Deployed.class"));
        String mode = place.contains("listeners") ? "listeners" : "hook";
        return Map.of("freedom.settings.extends", "scenarios.settings." + mode);
    }
}
