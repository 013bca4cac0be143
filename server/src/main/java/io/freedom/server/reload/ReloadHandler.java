package io.freedom.server.reload;

import io.freedom.server.deployment.ScannedJars;
import java.util.Set;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sees to it that a request is served by the site as it was saved before the request came: it waits while the site is made
 * anew, instead of failing. No thread waits with it, so that the requests under way, and the deployment, find threads.
 *
 * <p>Threading: any thread may be served.
 */
public final class ReloadHandler extends Handler.Wrapper {

    /** What a browser asks for because a person does, or because a script of the page does. */
    private static final Set<String> DOCUMENTS = Set.of("document", "empty", "iframe", "frame");

    private final Reloader reloader;
    private final KeptSessions sessions;

    /** @param sessions becomes the server's */
    public ReloadHandler(Reloader reloader, KeptSessions sessions) {
        super(reloader.handler());
        this.reloader = reloader;
        this.sessions = sessions;
    }

    @Override
    protected void doStart() throws Exception {
        getServer().addBean(sessions);
        getServer().addBean(new ScannedJars());
        super.doStart();
        reloader.start();
    }

    /** The site is undeployed when nobody can deploy it again. */
    @Override
    protected void doStop() throws Exception {
        reloader.close();
        super.doStop();
    }

    /**
     * Deploys the site once more, where that has failed.
     *
     * @param then is called once when it has been tried; it must not block
     */
    public void tryAgain(Runnable then) {
        reloader.tryAgain(then);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isPartOfAPage(request) && reloader.hasJustLooked()) {
            Gate.Visit visit = reloader.gate().enter(request).orElse(null);
            if (visit != null) {
                return handle(visit, request, response, callback);
            }
        }
        reloader.check(() -> comeIn(request, response, callback));
        return true;
    }

    /** A style sheet, an image, a script: its page has been asked for just before. */
    private static boolean isPartOfAPage(Request request) {
        String destination = request.getHeaders().get("Sec-Fetch-Dest");
        return destination != null && !DOCUMENTS.contains(destination) && HttpMethod.GET.is(request.getMethod());
    }

    /** Called where the looks are, and nobody but they closes the gate; when the server stops, by whoever stops it or asks then. */
    private void comeIn(Request request, Response response, Callback callback) {
        Gate.Visit visit = reloader.gate().enter(request).orElse(null);
        if (visit == null) {
            // The server ends in the middle of a reload.
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return;
        }
        try {
            getServer().getThreadPool().execute(() -> {
                try {
                    if (!handle(visit, request, response, callback)) {
                        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                    }
                } catch (Throwable failure) {
                    Response.writeError(request, response, callback, failure);
                }
            });
        } catch (RuntimeException noThreads) {
            visit.leave();
            callback.failed(noThreads);
        }
    }

    private boolean handle(Gate.Visit visit, Request request, Response response, Callback callback) throws Exception {
        boolean handled = false;
        try {
            // The end of an asynchronous request is when this is called, whoever completed it and how.
            Request.addCompletionListener(request, failure -> visit.leave());
            handled = super.handle(request, response, callback);
            return handled;
        } finally {
            if (!handled) {
                visit.leave();
            }
        }
    }
}
