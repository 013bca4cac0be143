package io.freedom.internal.cdi;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a site says of itself when it has started: one line in the log, and the facts of it for a server's banner. */
final class StartUpLine {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private StartUpLine() {}

    /**
     * Logs the line.
     *
     * @param deployment its application is created, if that was not done
     * @param completion what tells the end of a request; null where no servlet container does
     * @return the facts of it
     */
    static Map<String, String> log(SiteDeployment deployment, @Nullable String completion) {
        Map<String, String> facts = new TreeMap<>();
        deployment.application().ifPresent(bound -> facts.put("application", bound.path()));
        deployment.settings().module().ifPresent(module -> {
            facts.put("settings", module.name());
            facts.put("settings.origin", module.origin());
        });
        if (completion != null) {
            facts.put("completion", completion);
        }
        LOG.log(System.Logger.Level.INFO, () -> text(facts));
        return Map.copyOf(facts);
    }

    private static String text(Map<String, String> facts) {
        String application = facts.get("application");
        String settings = facts.get("settings");
        String completion = facts.get("completion");
        return "Freedom: "
                + (application == null
                        ? "no bean is marked @Application; settings and request events serve"
                        : application)
                + (settings == null
                        ? ", no settings module"
                        : ", settings " + settings + " (" + facts.get("settings.origin") + ")")
                + (completion == null ? "" : ", the end of a request is told by " + completion);
    }
}
