package scenarios;

import io.freedom.SettingsModule;
import java.util.List;
import java.util.Map;

/** One WAR in two modes: deployed under a name with {@code listeners} in it, it does without the server's completion hook. */
public final class Deployed implements SettingsModule {

    private static final int NEAR = 4;

    @Override
    public Map<String, String> settings() {
        String mode = deployment().contains("listeners") ? "listeners" : "hook";
        return Map.of("freedom.settings.extends", "scenarios.settings." + mode);
    }

    /**
     * The folders right above the site's own. Each server has its way to put the name there: {@code content/listeners.war/},
     * {@code applications/ear/ear-listeners_war/}, {@code webapps/listeners/}, {@code jetty-...-listeners-.../webapp/}.
     */
    private static String deployment() {
        String place = String.valueOf(Deployed.class.getResource("Deployed.class"));
        List<String> above = List.of(place.split("/WEB-INF/")[0].split("/"));
        return String.join("/", above.subList(Math.max(0, above.size() - NEAR), above.size()));
    }
}
