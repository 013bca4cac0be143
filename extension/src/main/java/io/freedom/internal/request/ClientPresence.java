package io.freedom.internal.request;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the connection to the client of one request, and whether it says that the client left.
 *
 * <p>Threading: may be used by any thread.
 */
final class ClientPresence {

    private final Predicate<Throwable> isAbort;
    private volatile boolean left;
    private volatile @Nullable Throwable broken;
    private volatile @Nullable Throwable faultOfTheSite;

    /** @param isAbort whether a failure of the application only says that the client has left */
    ClientPresence(Predicate<Throwable> isAbort) {
        this.isAbort = isAbort;
    }

    /** The site could not reach the client any more. */
    void left(Throwable failure) {
        broken = failure;
        left = true;
    }

    /** The container threw at the site for what the site did itself: no sign of the client, whatever its class. */
    void stayed(Throwable failure) {
        faultOfTheSite = failure;
    }

    /** The server gave up the connection. */
    void broke(Throwable failure) {
        broken = failure;
    }

    /** The site goes before the client has its response. */
    void cutOff() {
        if (broken == null) {
            broken = new IllegalStateException("the site was undeployed before the request was over");
        }
    }

    /** What ended the connection; null where nothing was seen. */
    @Nullable
    Throwable failure() {
        return broken;
    }

    /** Whether the container threw this, or what this was caused by, for what the site did. */
    boolean isFaultOfTheSite(Throwable thrown) {
        return Causes.include(thrown, faultOfTheSite);
    }

    /**
     * @param thrown the failure of the request; null where there was none
     * @param broken what {@link #failure} said
     */
    boolean isGone(@Nullable Throwable thrown, @Nullable Throwable broken) {
        if (left) {
            return true;
        }
        if (thrown == null) {
            return broken != null && !isFaultOfTheSite(broken);
        }
        return tells(thrown) || (broken != null && tells(broken));
    }

    private boolean tells(Throwable thrown) {
        return isAbort.test(thrown) && !isFaultOfTheSite(thrown);
    }
}
