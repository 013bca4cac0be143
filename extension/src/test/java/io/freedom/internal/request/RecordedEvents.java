package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is emitted. */
final class RecordedEvents implements RequestEvents {

    final List<RequestStarted> started = new ArrayList<>();
    final List<RequestFailed> failed = new ArrayList<>();
    final List<RequestFinished> finished = new ArrayList<>();

    @Override
    public boolean observed() {
        return true;
    }

    @Override
    public void started(RequestStarted event) {
        started.add(event);
    }

    @Override
    public void failed(RequestFailed event) {
        failed.add(event);
    }

    @Override
    public void finished(RequestFinished event) {
        finished.add(event);
    }

    RequestFinished onlyFinished() {
        if (finished.size() != 1) {
            throw new AssertionError("finished " + finished.size() + " times");
        }
        return finished.get(0);
    }
}
