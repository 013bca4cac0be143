package io.freedom.server.reload;

import io.freedom.server.deployment.ScannedJars;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sees to it that a request is served by the site as it was saved before the request came: it waits while the site is made
 * anew, instead of failing.
 *
 * <p>Threading: any thread may be served.
 */
public final class ReloadHandler extends Handler.Wrapper {

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

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        reloader.check();
        Gate gate = reloader.gate();
        gate.enter();
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                gate.leave();
            }
        };
        boolean handled = false;
        try {
            // The end of an asynchronous request is when this is called, whoever completed it and how.
            Request.addCompletionListener(request, failure -> leave.run());
            handled = super.handle(request, response, callback);
            return handled;
        } finally {
            if (!handled) {
                leave.run();
            }
        }
    }
}
