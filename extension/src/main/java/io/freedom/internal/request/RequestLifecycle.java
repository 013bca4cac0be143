package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestStarted;
import io.freedom.internal.request.RequestEnd.Step;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request from its first filter to its end: tells {@link RequestEnd} what the adapters see, keeps what the outcome
 * depends on, and emits the events.
 *
 * <p>Threading: may be told from any thread, at the same time; each event is emitted on the thread that caused it.
 */
public final class RequestLifecycle {

    /** What a server answers where the application throws and no error page does. */
    private static final int SERVER_ERROR = 500;

    private final RequestEnd end;
    private final Watchdog watchdog;
    private final RequestEvents events;
    private final RequestInfo request;
    private final IntSupplier responseStatus;
    private final Predicate<Throwable> isAbort;
    private final long startedNanos = System.nanoTime();

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile @Nullable Throwable connectionFailure;
    private volatile boolean timedOut;
    private volatile boolean serverIsDone;
    private volatile boolean failureUnanswered;
    private volatile int status;

    /**
     * @param responseStatus reads the status of the response; called only while the response belongs to the request
     * @param isAbort whether a failure of the application only says that the client has left
     */
    public RequestLifecycle(
            EndMode mode,
            Watchdog watchdog,
            RequestEvents events,
            RequestInfo request,
            IntSupplier responseStatus,
            Predicate<Throwable> isAbort) {
        this.end = new RequestEnd(mode);
        this.watchdog = watchdog;
        this.events = events;
        this.request = request;
        this.responseStatus = responseStatus;
        this.isAbort = isAbort;
    }

    /** What the events of this request say of it. */
    public RequestInfo request() {
        return request;
    }

    /** Emits {@link RequestStarted}. Called once, before everything else. */
    public void start() {
        watchdog.opened(this);
        events.started(new RequestStarted(request));
    }

    public void dispatchStarted() {
        signal(EndSignal.DISPATCH_STARTED);
    }

    public void asyncDispatchStarted() {
        signal(EndSignal.ASYNC_DISPATCH_STARTED);
    }

    public void errorDispatchStarted() {
        failureUnanswered = false;
        signal(EndSignal.ERROR_DISPATCH_STARTED);
    }

    public void dispatchEnded() {
        noteStatus();
        signal(EndSignal.DISPATCH_ENDED);
    }

    /**
     * @param failure what left the filter
     * @param committed whether the response was under way already
     */
    public void dispatchThrew(Throwable failure, boolean committed) {
        fail(failure);
        if (committed) {
            noteStatus();
        } else {
            status = SERVER_ERROR;
            failureUnanswered = true;
        }
        signal(EndSignal.DISPATCH_THREW);
    }

    /** A listener of the site's is about to be called; {@link #callbackEnded} follows, on the same thread. */
    public void callbackStarted() {
        signal(EndSignal.CALLBACK_STARTED);
    }

    public void callbackEnded() {
        signal(EndSignal.CALLBACK_ENDED);
    }

    public void errorSent() {
        signal(EndSignal.ERROR_SENT);
    }

    /** The connection goes over to another protocol when the request leaves the site, unless it fails. */
    public void upgraded() {
        signal(EndSignal.UPGRADED);
    }

    public void asyncStarted() {
        signal(EndSignal.ASYNC_STARTED);
    }

    public void asyncDispatchCalled() {
        signal(EndSignal.ASYNC_DISPATCH_CALLED);
    }

    public void asyncCompleteCalled() {
        signal(EndSignal.ASYNC_COMPLETE_CALLED);
    }

    public void asyncTimedOut() {
        timedOut = true;
        signal(EndSignal.ASYNC_TIMED_OUT);
    }

    /** @param failure what the container reports; null where it reports nothing */
    public void asyncFailed(@Nullable Throwable failure) {
        if (failure != null && !timedOut) {
            fail(failure);
        }
        signal(EndSignal.ASYNC_FAILED);
    }

    public void asyncCompleted() {
        noteStatus();
        signal(EndSignal.ASYNC_COMPLETED);
    }

    public void destroyed() {
        noteStatus();
        signal(EndSignal.REQUEST_DESTROYED);
    }

    /**
     * The server's own last word.
     *
     * @param failure what made the server give up the connection; null where it did not
     */
    public void completed(int status, @Nullable Throwable failure) {
        this.status = status;
        serverIsDone = true;
        if (failure != null) {
            connectionBroke(failure);
        }
        signal(EndSignal.HOOK_FIRED);
    }

    /** Notes that the client can't be reached any more; what is noted last counts. */
    public void connectionBroke(Throwable failure) {
        connectionFailure = failure;
    }

    /** Reads the status of the response, while it surely still belongs to this request. */
    public void noteStatus() {
        if (serverIsDone) {
            return;
        }
        int current;
        try {
            current = responseStatus.getAsInt();
        } catch (RuntimeException recycled) {
            // What the server no longer tells can't be worth missing the end for.
            return;
        }
        // Some servers answer a failure only after their listeners ran: until then the response says 200.
        if (!failureUnanswered || current >= 400) {
            status = current;
        }
    }

    /** Notes a failure; the first one is emitted, unless the request is over already. */
    private void fail(Throwable thrown) {
        if (!end.isFinished() && failure.compareAndSet(null, thrown)) {
            events.failed(new RequestFailed(request, thrown));
        }
    }

    /** The site is being undeployed: the request is over as soon as nothing of it runs. */
    void siteStopped() {
        if (!serverIsDone && connectionFailure == null) {
            connectionFailure = new IllegalStateException("the site was undeployed before the request was over");
        }
        signal(EndSignal.SITE_STOPPED);
    }

    private void signal(EndSignal signal) {
        switch (end.signal(signal)) {
            case GO_ON -> {}
            case WAIT -> {
                int wait = end.currentWait();
                watchdog.watch(() -> expire(wait));
            }
            case FINISH -> finish(outcome());
        }
    }

    private void expire(int wait) {
        if (end.expire(wait) == Step.FINISH) {
            finish(outcome());
        }
    }

    private void finish(RequestOutcome outcome) {
        Throwable cause = failure.get() != null ? failure.get() : connectionFailure;
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        watchdog.ended(this);
        events.finished(new RequestFinished(request, outcome, status, cause, elapsed));
    }

    private RequestOutcome outcome() {
        Throwable thrown = failure.get();
        Throwable broken = connectionFailure;
        if (timedOut) {
            return RequestOutcome.TIMED_OUT;
        }
        if (thrown == null) {
            return broken == null ? RequestOutcome.COMPLETED : RequestOutcome.ABORTED;
        }
        boolean aborted = isAbort.test(thrown) || (broken != null && isAbort.test(broken));
        return aborted ? RequestOutcome.ABORTED : RequestOutcome.FAILED;
    }
}
