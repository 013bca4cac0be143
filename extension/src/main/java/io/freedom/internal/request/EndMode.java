package io.freedom.internal.request;

/** What tells that a request is over, and when a server shows an error page. */
public enum EndMode {
    /** The server's own completion hook. */
    HOOK(false, false),
    /** The servlet specification's listeners, with the {@link Watchdog} for what they miss; the page comes before them. */
    LISTENERS(false, false),
    /** The same, where the error page of a synchronous request comes after {@code requestDestroyed}: Jetty. */
    LISTENERS_THEN_PAGE(true, false),
    /** The same, where the error page of an asynchronous request comes after {@code onComplete}: Tomcat. */
    LISTENERS_THEN_ASYNC_PAGE(false, true);

    private final boolean pageAfterDestroyed;
    private final boolean pageAfterComplete;

    EndMode(boolean pageAfterDestroyed, boolean pageAfterComplete) {
        this.pageAfterDestroyed = pageAfterDestroyed;
        this.pageAfterComplete = pageAfterComplete;
    }

    /** Whether an error page may still come when the listeners have told the end. */
    boolean isPageLate(boolean asynchronous) {
        return asynchronous ? pageAfterComplete : pageAfterDestroyed;
    }
}
