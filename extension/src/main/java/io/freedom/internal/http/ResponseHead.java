package io.freedom.internal.http;

import jakarta.servlet.http.HttpServletResponse;

/** What the status and the headers of a response say of its body, as long as the container knows them. */
final class ResponseHead {

    private final HttpServletResponse response;

    ResponseHead(HttpServletResponse response) {
        this.response = response;
    }

    /** How many bytes the response announced; negative where it did not. */
    long announcedLength() {
        try {
            String length = response.getHeader("Content-Length");
            return length == null ? -1 : Long.parseLong(length);
        } catch (RuntimeException unreadableOrRecycled) {
            return -1;
        }
    }

    /** Whether a length was announced and can't be taken back. */
    boolean isLengthCommitted() {
        return isCommitted() && announcedLength() >= 0;
    }

    /** Whether it has been sent as a redirect, by whichever method: the container ended it, and refuses what follows. */
    boolean isRedirected() {
        try {
            return response.isCommitted() && response.getStatus() / 100 == 3 && response.containsHeader("Location");
        } catch (RuntimeException recycled) {
            return false;
        }
    }

    private boolean isCommitted() {
        try {
            return response.isCommitted();
        } catch (RuntimeException recycled) {
            return false;
        }
    }
}
