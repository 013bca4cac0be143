package io.freedom.internal.http;

import io.freedom.internal.request.EndMode;
import jakarta.servlet.ServletContext;
import java.util.Locale;

/** When servers show an error page, as measured; it matters where no completion hook tells the end of a request. */
final class ErrorPages {

    private ErrorPages() {}

    static EndMode withoutHook(ServletContext context) {
        String server = context.getServerInfo().toLowerCase(Locale.ROOT);
        if (server.startsWith("jetty")) {
            return EndMode.LISTENERS_THEN_PAGE;
        }
        return server.startsWith("apache tomcat") ? EndMode.LISTENERS_THEN_ASYNC_PAGE : EndMode.LISTENERS;
    }
}
