package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what is emitted. */
public final class RecordedEvents implements RequestEvents {

    public final List<RequestStarted> started = new ArrayList<>();
    public final List<RequestFailed> failed = new ArrayList<>();
    public final List<RequestFinished> finished = new ArrayList<>();

    boolean observed = true;
    Runnable meanwhile = () -> {};
    Runnable follows = () -> {};

    /** What telling the end throws when all have been told; null for nothing. */
    @Nullable
    Error failure;

    @Override
    public boolean observed() {
        return observed;
    }

    @Override
    public void started(RequestStarted event) {
        started.add(event);
        meanwhile.run();
    }

    @Override
    public void failed(RequestFailed event) {
        failed.add(event);
        meanwhile.run();
    }

    @Override
    public void finished(RequestFinished event) {
        finished.add(event);
        meanwhile.run();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Runnable afterwards(RequestFinished event) {
        return follows;
    }

    RequestFinished onlyFinished() {
        if (finished.size() != 1) {
            throw new AssertionError("finished " + finished.size() + " times");
        }
        return finished.get(0);
    }
}
