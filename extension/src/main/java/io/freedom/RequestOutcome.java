package io.freedom;

/**
 * How a request ended. Where several are true of one request, the first of this order is reported: {@link #TIMED_OUT},
 * {@link #ABORTED}, {@link #FAILED}, {@link #COMPLETED}.
 */
public enum RequestOutcome {
    /** The response is complete, whatever its status. */
    COMPLETED,
    /** The application or a filter threw. */
    FAILED,
    /** The timeout of an asynchronous request expired before it was completed, even if a listener then answered. */
    TIMED_OUT,
    /** The client left, or the connection broke, before the response was complete. */
    ABORTED
}
