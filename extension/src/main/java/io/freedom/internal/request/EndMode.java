package io.freedom.internal.request;

/** What tells that a request is over. */
public enum EndMode {
    /** The server's own completion hook. */
    HOOK,
    /** The servlet specification's listeners, with the {@link Watchdog} for what they miss. */
    LISTENERS
}
