package connections;

import io.freedom.RequestResources;
import io.freedom.ResourceStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What is held, as the pools and as Freedom count it; asking takes no connection. */
@ApplicationScoped
public class Numbers {

    @Inject
    RequestResources resources;

    @Inject
    Pools pools;

    String now() {
        ResourceStatistics now = resources.statistics();
        return pools.active() + " held=" + now.held() + " mostHeld=" + now.mostHeld() + " mostHeldByOneRequest="
                + now.mostHeldByOneRequest() + " acquired=" + now.acquired() + " released=" + now.released()
                + " leaked=" + now.leaked() + " failed=" + now.failed();
    }
}
