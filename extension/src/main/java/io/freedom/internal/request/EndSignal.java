package io.freedom.internal.request;

/** What can be seen of a request on its way to its end. */
enum EndSignal {
    /** A dispatch entered the filter; forwards and includes inside it do not count. */
    DISPATCH_STARTED,
    /** The dispatch that {@code AsyncContext.dispatch()} asked for entered the filter. */
    ASYNC_DISPATCH_STARTED,
    /** The dispatch to the error page entered the filter. */
    ERROR_DISPATCH_STARTED,
    /** A dispatch left the filter. */
    DISPATCH_ENDED,
    /** A dispatch left the filter with an exception. */
    DISPATCH_THREW,
    /** A listener of the site's, which works as a dispatch does, was called. */
    CALLBACK_STARTED,
    /** A listener of the site's returned. */
    CALLBACK_ENDED,
    /** {@code sendError} was called. */
    ERROR_SENT,
    /** {@code HttpServletRequest.upgrade} was called: what its connection does from now on is no request. */
    UPGRADED,
    /** {@code startAsync} was called. */
    ASYNC_STARTED,
    /** {@code AsyncContext.dispatch} was called. */
    ASYNC_DISPATCH_CALLED,
    /** {@code AsyncContext.complete} was called. */
    ASYNC_COMPLETE_CALLED,
    /** {@code AsyncListener.onTimeout}. */
    ASYNC_TIMED_OUT,
    /** {@code AsyncListener.onError}. */
    ASYNC_FAILED,
    /** {@code AsyncListener.onComplete}. */
    ASYNC_COMPLETED,
    /** {@code ServletRequestListener.requestDestroyed}. */
    REQUEST_DESTROYED,
    /** The server's completion hook. */
    HOOK_FIRED,
    /** The site is being undeployed: nothing else will come. */
    SITE_STOPPED
}
