package io.freedom.internal.http;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;

/** Sees a request leave the site: the end of a synchronous request that has no completion hook. */
final class DestroyedListener implements ServletRequestListener {

    private final RequestTracking tracking;

    DestroyedListener(RequestTracking tracking) {
        this.tracking = tracking;
    }

    /** A request without a lifecycle never reached the filter: nothing was emitted, so nothing is finished. */
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        RequestTrack track = tracking.find(event.getServletRequest());
        if (track != null) {
            track.lifecycle().destroyed();
        }
    }
}
