package io.freedom.server.console;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Makes the pages that a developer opens refresh themselves when the site changes: a script is added to what a browser's
 * address bar or a link asks for, where that is HTML. Programs, scripts and frames get the site's own bytes, and so does
 * everybody where the {@link Console} is not open.
 *
 * <p>Threading: any thread, many at a time.
 */
public final class RefreshHandler extends Handler.Wrapper {

    private final Console console;

    public RefreshHandler(Console console, Handler site) {
        super(site);
        this.console = console;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isNavigation(request) || !console.isOpenTo(request)) {
            return super.handle(request, response, callback);
        }
        RefreshedResponse refreshed = new RefreshedResponse(request, response, console);
        return super.handle(request, refreshed, Callback.from(() -> refreshed.finish(callback), callback::failed));
    }

    /** A page that came by POST can't be asked for again without asking the person. */
    private static boolean isNavigation(Request request) {
        return HttpMethod.GET.is(request.getMethod())
                && "document".equals(request.getHeaders().get("Sec-Fetch-Dest"));
    }
}
