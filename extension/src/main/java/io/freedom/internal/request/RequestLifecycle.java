package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestStarted;
import io.freedom.internal.request.RequestEnd.Step;
import io.freedom.internal.resources.HeldResources;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request from its first filter to its end: tells {@link RequestEnd} what the adapters see, keeps what the outcome
 * depends on, and emits the events.
 *
 * <p>Threading: may be told from any thread, at the same time. {@link RequestStarted}, and the {@link RequestFailed} of a
 * dispatch that threw, are emitted on the thread that tells; so is {@link RequestFinished} where the listeners tell the end of
 * a synchronous request, as long as the container still holds it. All else is handed over, so that no thread of the server
 * waits for an observer. The events of one request are emitted one after the other, in this order. What the request holds is
 * given back on the thread that emitted {@link RequestFinished}, right after it.
 */
public final class RequestLifecycle {

    private final EndMode mode;
    private final RequestEnd end;
    private final Watchdog watchdog;
    private final Delivery delivery;
    private final HeldResources resources;
    private final ClientPresence client;
    private final Lingering lingering = new Lingering();
    private final long startedNanos = System.nanoTime();

    private final FirstFailure failure = new FirstFailure();
    private final NotedStatus status;
    private final AsyncTimeout asyncTimeout = new AsyncTimeout();
    private volatile boolean timedOut;
    private volatile boolean stopped;
    private volatile boolean completeCalled;
    private volatile boolean forgotten;
    private volatile boolean ofAnotherSite;

    /**
     * @param resources what the request holds; it knows whose it is
     * @param responseStatus reads the status of the response; called only while the response belongs to the request
     * @param isAbort whether a failure of the application only says that the client has left
     */
    public RequestLifecycle(
            EndMode mode,
            Watchdog watchdog,
            Delivery delivery,
            HeldResources resources,
            IntSupplier responseStatus,
            Predicate<Throwable> isAbort) {
        this.mode = mode;
        this.end = new RequestEnd(mode);
        this.watchdog = watchdog;
        this.delivery = delivery;
        this.resources = resources;
        this.status = new NotedStatus(responseStatus);
        this.client = new ClientPresence(isAbort);
    }

    /** What the events of this request say of it. */
    public RequestInfo request() {
        return resources.request();
    }

    public HeldResources resources() {
        return resources;
    }

    /**
     * This thread works for the request, until {@link #leave}.
     *
     * @return to be given to that
     */
    public @Nullable HeldResources enter() {
        return delivery.resources().current().enter(resources);
    }

    public void leave(@Nullable HeldResources before) {
        delivery.resources().current().leave(before);
    }

    /**
     * With a hook that may come late. Called before {@link #start}, or never.
     *
     * @param sent whether all of the response has been sent although the hook has not come
     */
    public void lingersUntil(BooleanSupplier sent) {
        lingering.until(sent);
    }

    /** Emits {@link RequestStarted}. Called once, in the first dispatch, so that the request can't end meanwhile. */
    public void start() {
        watchdog.opened(this, mode != EndMode.HOOK || lingering.isTold());
        delivery.started(resources);
    }

    public void dispatchStarted() {
        signal(EndSignal.DISPATCH_STARTED);
    }

    public void asyncDispatchStarted() {
        signal(EndSignal.ASYNC_DISPATCH_STARTED);
    }

    public void errorDispatchStarted() {
        status.answered();
        signal(EndSignal.ERROR_DISPATCH_STARTED);
    }

    public void dispatchEnded() {
        status.note();
        asyncTimeout.begins(watchdog);
        signal(EndSignal.DISPATCH_ENDED);
    }

    /**
     * @param failure what left the filter
     * @param committed whether the response was under way already
     */
    public void dispatchThrew(Throwable failure, boolean committed) {
        failHere(failure);
        if (committed) {
            status.note();
        } else {
            status.unanswered();
        }
        asyncTimeout.begins(watchdog);
        signal(EndSignal.DISPATCH_THREW);
    }

    /**
     * A listener of the site's, or what it gave to {@code AsyncContext.start}, is about to be called on this thread, which
     * works for the request until {@link #callbackEnded}.
     *
     * @return to be given to that
     */
    public @Nullable HeldResources callbackStarted() {
        signal(EndSignal.CALLBACK_STARTED);
        return enter();
    }

    public void callbackEnded(@Nullable HeldResources before) {
        leave(before);
        asyncTimeout.begins(watchdog);
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
        completeCalled = false;
        signal(EndSignal.ASYNC_STARTED);
    }

    /**
     * How long the container waits for the end of the cycle, from now or from the end of the dispatch. A container may forget
     * it: with the connection of a client that left, or with what a dispatch threw.
     *
     * @param milliseconds no limit if not positive
     */
    public void asyncTimeout(long milliseconds) {
        asyncTimeout.set(milliseconds, watchdog);
        watchdog.lookLater();
    }

    private boolean isOverdue() {
        return !completeCalled
                && !timedOut
                && end.hasCycle()
                && !end.isRunning()
                && asyncTimeout.isForgotten(watchdog.nanoTime());
    }

    public void asyncDispatchCalled() {
        signal(EndSignal.ASYNC_DISPATCH_CALLED);
    }

    public void asyncCompleteCalled() {
        completeCalled = true;
        signal(EndSignal.ASYNC_COMPLETE_CALLED);
    }

    public void asyncTimedOut() {
        timedOut = true;
        signal(EndSignal.ASYNC_TIMED_OUT);
    }

    /**
     * @param failure what the container reports; null where it reports nothing. An {@code IOException} that the site has not
     *     thrown comes from the connection: the client left while nobody was reading or writing
     */
    public void asyncFailed(@Nullable Throwable failure) {
        if (failure != null && !timedOut) {
            if (failure instanceof IOException && !isOfTheSite(failure)) {
                clientLeft(failure);
            } else {
                failElsewhere(failure);
            }
        }
        signal(EndSignal.ASYNC_FAILED);
    }

    public void asyncCompleted() {
        status.note();
        signal(EndSignal.ASYNC_COMPLETED);
    }

    public void destroyed() {
        status.note();
        signal(EndSignal.REQUEST_DESTROYED);
    }

    /** A request that another site forwarded here leaves again: what is active on this thread is not this site's. */
    public void leftToAnotherSite() {
        ofAnotherSite = true;
        destroyed();
    }

    /**
     * The server's own last word.
     *
     * @param status 0 where the server does not know it any more: what was noted last is right
     * @param failure what made the server give up the connection; null where it did not
     */
    public void completed(int status, @Nullable Throwable failure) {
        this.status.tell(status);
        if (failure != null) {
            client.broke(failure);
        }
        signal(EndSignal.HOOK_FIRED);
    }

    /** The site could not reach its client any more: the request is aborted, whatever the site makes of it. */
    public void clientLeft(Throwable failure) {
        client.left(failure);
    }

    /** The container threw at the site for what the site did itself: no sign that the client left, whatever its class. */
    public void clientStayed(Throwable failure) {
        client.stayed(failure);
    }

    /** A listener of the site's threw on a thread that may serve I/O. */
    public void listenerThrew(Throwable failure) {
        failElsewhere(failure);
    }

    /** The site itself says that the response is what it is to be, also where it threw before. */
    public void answered() {
        status.answered();
        status.note();
    }

    private boolean isOfTheSite(Throwable thrown) {
        return Causes.include(failure.get(), thrown) || client.isFaultOfTheSite(thrown);
    }

    /** Notes a failure; the first one is emitted, unless the request is over already. */
    private void failHere(Throwable thrown) {
        Runnable told = failure.note(thrown);
        if (told != null) {
            delivery.failed(resources, thrown, told);
        }
    }

    private void failElsewhere(Throwable thrown) {
        Runnable told = failure.note(thrown);
        if (told != null) {
            delivery.failedElsewhere(resources, thrown, told);
        }
    }

    /**
     * Finishes a request that lingered at the last look already, if its response has been sent, or if the container forgot its
     * timeout; and one that has lingered for {@link Watchdog#OVERDUE}, if it timed out, or nothing but the listeners tells its
     * end: Undertow forgets the stream of an HTTP/2 client that left, and ends its request only with the connection. Notes a
     * timeout of which the container tells nobody. Called by the watchdog now and then, by one thread at a time.
     */
    void look() {
        if (end.isFinished()) {
            return;
        }
        if (isOverdue()) {
            forgotten = true;
            if (end.hasOpenCycle()) {
                asyncTimedOut();
            }
        }
        int wait = end.lingering();
        long lingered = lingering.nanosIn(wait, watchdog.nanoTime());
        if (lingered >= 0 && isEnough(lingered)) {
            expire(wait);
        }
    }

    /** The container, or a slow client, may have more to do with a request that nobody can ask for: it gets its time. */
    private boolean isEnough(long lingeredNanos) {
        boolean onlyTimeTells = mode != EndMode.HOOK || timedOut;
        boolean overdue = lingeredNanos >= Watchdog.OVERDUE.toNanos();
        return forgotten || (onlyTimeTells && overdue) || (mode == EndMode.HOOK && lingering.isResponseSent());
    }

    /** The site is being undeployed: the request is over as soon as nothing of it runs. */
    void siteStopped() {
        stopped = true;
        boolean answered = status.isTold()
                || (end.lingering() != RequestEnd.NO_WAIT && (mode != EndMode.HOOK || lingering.isResponseSent()));
        if (!answered && !end.isRunning() && !end.isFinished()) {
            client.cutOff();
        }
        signal(EndSignal.SITE_STOPPED);
    }

    /** The site is about to be gone, and its observers with it: the request is over, whatever of it still runs. */
    void siteIsGone() {
        if (end.giveUp() == Step.FINISH) {
            client.cutOff();
            finish(false);
        }
    }

    private void signal(EndSignal signal) {
        switch (end.signal(signal)) {
            case GO_ON -> {}
            case WAIT -> {
                int wait = end.currentWait();
                watchdog.watch(() -> expire(wait));
            }
            case FINISH -> finish(isHeldByContainer(signal));
        }
    }

    private void expire(int wait) {
        if (end.expire(wait) == Step.FINISH) {
            finish(false);
        }
    }

    /** Whether this thread still is the request's own, and its request context active. */
    private boolean isHeldByContainer(EndSignal signal) {
        return mode != EndMode.HOOK && signal != EndSignal.SITE_STOPPED && !end.wasAsynchronous() && !ofAnotherSite;
    }

    private void finish(boolean here) {
        if (stopped && !status.isTold() && end.hasOpenCycle()) {
            client.cutOff();
        }
        failure.thenEnd(thrown -> {
            RequestFinished event = delivery.events().observed() ? event(thrown) : null;
            return () -> tellEnd(event, here);
        });
    }

    /** An undeployment waits until this thread has told it, or handed it over: what is given back may need the site's pools. */
    private void tellEnd(@Nullable RequestFinished event, boolean here) {
        try {
            if (here) {
                delivery.finished(resources, event);
            } else if (event != null || !resources.endIfNothingIsHeld()) {
                delivery.finishedElsewhere(resources, event);
            }
        } finally {
            watchdog.ended(this);
        }
    }

    private RequestFinished event(@Nullable Throwable thrown) {
        Throwable broken = client.failure();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RequestFinished(
                resources.request(), outcome(thrown, broken), status.get(), thrown != null ? thrown : broken, elapsed);
    }

    private RequestOutcome outcome(@Nullable Throwable thrown, @Nullable Throwable broken) {
        if (timedOut) {
            return RequestOutcome.TIMED_OUT;
        }
        if (client.isGone(thrown, broken)) {
            return RequestOutcome.ABORTED;
        }
        return thrown == null ? RequestOutcome.COMPLETED : RequestOutcome.FAILED;
    }
}
