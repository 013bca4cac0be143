package io.freedom.server.reload;

import io.freedom.server.reload.ReloadPhases.Phase;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the server how far Weld has come with a site that has this extension besides Freedom's. */
public class TellingExtension implements Extension {

    static final String EVENT = "phase";

    private static final int FIRST = 1;
    private static final int LAST = 1_000_000;

    void begin(@Observes @Priority(FIRST) BeforeBeanDiscovery event) {
        tell(Phase.PREPARED);
    }

    void beforeFreedomAdds(@Observes @Priority(FIRST) AfterBeanDiscovery event) {
        tell(Phase.BEANS_FOUND);
    }

    void afterFreedomAdded(@Observes @Priority(LAST) AfterBeanDiscovery event) {
        tell(Phase.SETTINGS_READ);
    }

    void beforeFreedomChecks(@Observes @Priority(FIRST) AfterDeploymentValidation event) {
        tell(Phase.BEANS_VALIDATED);
    }

    void afterFreedomChecked(@Observes @Priority(LAST) AfterDeploymentValidation event) {
        tell(Phase.SITE_CHECKED);
    }

    @SuppressWarnings("unchecked") // The class loader of a site on this server is one.
    private static void tell(Phase phase) {
        ((Consumer<Map<String, Object>>) Thread.currentThread().getContextClassLoader())
                .accept(Map.of("event", EVENT, "phase", phase.name()));
    }
}
