package connections;

import io.freedom.RequestResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages that end in every way, each with three connections in its hands and a transaction open. */
@ApplicationScoped
public class RequestPages {

    /** In milliseconds. */
    private static final long TIMEOUT = 80;

    private static final int ENOUGH = 16 * 1024;
    private static final byte[] BLOCK = new byte[64 * 1024];

    @Inject
    RequestResources resources;

    @Inject
    Work work;

    void plain(HttpServletResponse response) throws Exception {
        work.with(resources, "plain").commit();
        Answer.give(response, "plain");
    }

    /** Leaves what it wrote in an open transaction. */
    void forgotten(HttpServletResponse response) throws Exception {
        work.with(resources, "forgotten");
        Answer.give(response, "forgotten");
    }

    void exception() throws Exception {
        work.with(resources, "exception");
        throw new IllegalStateException("connections: on purpose");
    }

    /** Streams until the client has left. */
    void abort(HttpServletResponse response) throws Exception {
        work.with(resources, "abort");
        response.setContentType("application/octet-stream");
        for (int i = 0; i < ENOUGH; i++) {
            response.getOutputStream().write(BLOCK);
            response.getOutputStream().flush();
        }
    }

    /** Nobody completes it; its listener answers. */
    void timeout(HttpServletRequest request) throws Exception {
        AsyncContext async = request.startAsync();
        async.setTimeout(TIMEOUT);
        async.addListener(new AnsweredTimeout());
        work.with(resources, "timeout");
    }

    /** Takes its connections on a thread of the site's own. */
    void hop(HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        async.setTimeout(60_000);
        RequestResources own = RequestResources.of(request);
        new Thread(() -> elsewhere(async, own), "connections-hop").start();
    }

    private void elsewhere(AsyncContext async, RequestResources own) {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        try {
            work.with(own, "hop").commit();
            Answer.give(response, "hop");
        } catch (Exception failure) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } finally {
            async.complete();
        }
    }

    /** Gives all back before a long answer, and takes a connection again after it. */
    void early(HttpServletResponse response) throws Exception {
        work.with(resources, "early").commit();
        resources.release();
        long held = resources.statistics().held();
        work.with(resources, "early").commit();
        Answer.give(response, "held " + held);
    }

    private static final class AnsweredTimeout implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            HttpServletResponse response = (HttpServletResponse) event.getSuppliedResponse();
            if (response == null) {
                response = (HttpServletResponse) event.getAsyncContext().getResponse();
            }
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            Answer.give(response, "timeout");
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
