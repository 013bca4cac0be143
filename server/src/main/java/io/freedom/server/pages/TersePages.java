package io.freedom.server.pages;

import io.freedom.server.deployment.FailurePages;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteNews;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What everybody but the developer gets to read of a failure: that there was one, and an id under which it is in the log. Nothing
 * of the request, the site or the failure is in it. The site's own error pages come first.
 *
 * <p>Threading: any thread, many at a time.
 */
final class TersePages implements FailurePages {

    private static final System.Logger LOG = System.getLogger("io.freedom.server");

    private final SecureRandom random = new SecureRandom();
    private final SiteNews news;

    TersePages(SiteNews news) {
        this.news = news;
    }

    @Override
    public boolean answer(Request request, Response response, Callback callback, Failure failure) {
        if (failure.errorPage() != null || failure.status() < HttpStatus.INTERNAL_SERVER_ERROR_500) {
            return false;
        }
        String id = id();
        Throwable cause = failure.cause();
        String answer = "%s was %d with the id %s".formatted(RequestTables.asked(request), failure.status(), id);
        if (cause == null) {
            LOG.log(
                    System.Logger.Level.INFO,
                    ("FREEDOM-0732: The answer to %s. The site has sent this status itself%s. Nothing failed; if it should not be sent, look"
                                    + " for the call of sendError or setStatus.")
                            .formatted(answer, said(failure.message())));
        } else {
            String text =
                    "FREEDOM-0731: The answer to %s, because of %s. Look for the cause in the trace beside this line."
                            .formatted(answer, news.withoutSecrets(Shown.object(cause)));
            LOG.log(System.Logger.Level.ERROR, text, isLogged(cause) ? null : cause);
        }
        send(request, response, callback, failure.status(), id);
        return true;
    }

    @Override
    public void answer(Request request, Response response, Callback callback, Problem problem) {
        String id = id();
        LOG.log(
                System.Logger.Level.WARNING,
                ("FREEDOM-0733: The answer to %s was 500 with the id %s, because there is no site to serve. Mend what the messages before"
                                + " this one say of its sources or its deployment.")
                        .formatted(RequestTables.asked(request), id));
        send(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500, id);
    }

    private String said(@Nullable String message) {
        return message == null || message.isEmpty() ? "" : ", and says: " + news.withoutSecrets(Shown.name(message));
    }

    /** Jetty has logged the trace just before, except of exceptions that it holds the client or the network responsible for. */
    private static boolean isLogged(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof IOException || each instanceof TimeoutException) {
                return false;
            }
        }
        return true;
    }

    private String id() {
        return "%010x".formatted(random.nextLong() & 0xff_ffff_ffffL);
    }

    private static void send(Request request, Response response, Callback callback, int status, String id) {
        Format format = Format.of(request);
        String text = switch (format) {
            case HTML -> html(id);
            case JSON -> "{\"status\":%d,\"message\":\"Something went wrong.\",\"id\":\"%s\"}\n".formatted(status, id);
            case TEXT -> "Something went wrong. " + id + "\n";
        };
        new Answer(request, response).send(status, format, text, callback);
    }

    private static String html(String id) {
        Html html = new Html().single("!doctype", "html", "").open("html", "lang", "en");
        html.open("head").single("meta", "charset", "utf-8");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", "Something went wrong")
                .own("style", PageFiles.STYLE)
                .close();
        html.open("body").open("header").element("h1", "Something went wrong.");
        html.open("p", "class", "note").element("code", id).close();
        return html.close().close().close().toString();
    }
}
