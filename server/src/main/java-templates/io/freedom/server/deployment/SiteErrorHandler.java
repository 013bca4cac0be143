package io.freedom.server.deployment;

import io.freedom.server.deployment.FailurePages.Failure;
import org.eclipse.jetty.${jetty.environment}.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.${jetty.environment}.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The site's error pages, and {@link FailurePages} where it has none, or where those come first. This is a template: the
 * package of Jetty's that it imports carries the Jakarta EE version.
 */
final class SiteErrorHandler extends ErrorPageErrorHandler {

    private final SiteContext site;
    private final FailurePages pages;

    SiteErrorHandler(SiteContext site, FailurePages pages) {
        this.site = site;
        this.pages = pages;
        // Jetty's own page is for everybody.
        setShowStacks(false);
        setShowCauses(false);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        int status = request.getAttribute(ERROR_STATUS) instanceof Integer sent ? sent : response.getStatus();
        Throwable cause = (Throwable) request.getAttribute(ERROR_EXCEPTION);
        ErrorPage own = getErrorPage(status, cause);
        Failure failure = new Failure(
                status,
                (String) request.getAttribute(ERROR_MESSAGE),
                cause,
                own == null ? null : own.errorPage(),
                site.getServletContext());
        if (!pages.answer(request, response, callback, failure)) {
            return super.handle(request, response, callback);
        }
        // As after a page of Jetty's own: the listeners of an asynchronous request are told while the response is still theirs.
        Request.as(request, ServletContextRequest.class).getServletChannel().sendErrorResponseAndComplete();
        return true;
    }
}
