package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;
import io.freedom.internal.resources.HeldResources;
import java.util.Map;

/** Where the events of requests go. No method throws, whatever an observer does. */
public interface RequestEvents {

    /** The request attribute that describes the request to the server that serves the site in development. */
    String DEVELOPMENT = "io.freedom.development";

    /** Where nothing is to be done. */
    Runnable NOTHING = () -> {};

    /** Whether anybody observes any of the events; where nobody does, no event is made. */
    boolean observed();

    void started(RequestStarted event);

    void failed(RequestFailed event);

    void finished(RequestFinished event);

    /**
     * What is to be done after the end was told, or given up, and all that the request held was given back; by the thread that
     * gave back the last of it.
     */
    default Runnable afterwards(RequestFinished event) {
        return NOTHING;
    }

    /** {@link #DEVELOPMENT}, and nothing where no such server serves the site. Asked before {@link #started}. */
    default Map<String, Object> attributes(HeldResources request) {
        return Map.of();
    }
}
