package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;

/** Where the events of requests go. No method throws, whatever an observer does. */
public interface RequestEvents {

    /** Whether anybody observes any of the events; where nobody does, no event is made. */
    boolean observed();

    void started(RequestStarted event);

    void failed(RequestFailed event);

    void finished(RequestFinished event);
}
