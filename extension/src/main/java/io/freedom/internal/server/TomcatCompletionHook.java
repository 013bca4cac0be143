package io.freedom.internal.server;

import io.freedom.internal.request.Causes;
import io.freedom.spi.CompletionHook;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's access log, which is told of a request when everything has been sent and before the request is recycled, however
 * the request ended. Requests are known by their facade, which is theirs until then: an attribute could be removed by the
 * site.
 *
 * <p>An access log hears only of requests that the connector mapped to its context. One that another site forwards here is
 * not accepted.
 */
final class TomcatCompletionHook implements CompletionHook, TomcatValve.Log {

    private final ServletContext context;
    private final TomcatConnection connection;
    private final Class<?> facade;
    private final Map<ServletRequest, OpenRequest> open = new ConcurrentHashMap<>();
    private @Nullable TomcatPipeline pipeline;

    private TomcatCompletionHook(ClassLoader server, ServletContext context) throws ReflectiveOperationException {
        this.context = context;
        this.connection = new TomcatConnection(server);
        this.facade = server.loadClass("org.apache.catalina.connector.RequestFacade");
    }

    /** Joins the access logs of the context, which must be starting. */
    static TomcatCompletionHook open(ClassLoader server, ServletContext context) throws ReflectiveOperationException {
        TomcatCompletionHook hook = new TomcatCompletionHook(server, context);
        TomcatPipeline pipeline = TomcatPipeline.of(server, context);
        pipeline.add(TomcatValve.create(server, hook));
        hook.pipeline = pipeline;
        return hook;
    }

    @Override
    public String name() {
        return "Tomcat's access log";
    }

    @Override
    public boolean accepts(HttpServletRequest request, HttpServletResponse response) {
        ServletRequest inner = Wrapped.innermost(request);
        return facade.isInstance(inner) && inner.getServletContext() == context;
    }

    @Override
    public Attachment attach(HttpServletRequest request, HttpServletResponse response, Completion completion) {
        open.put(Wrapped.innermost(request), new OpenRequest(completion));
        return Attachment.PROMPT;
    }

    @Override
    public void dispatched(HttpServletRequest request) {
        Throwable thrown = TomcatConnection.noted(request);
        OpenRequest known = thrown == null ? null : open.get(Wrapped.innermost(connection.facade(request)));
        if (known != null) {
            known.thrown = thrown;
            known.failedFirst = connection.isSound(request);
        }
    }

    @Override
    public void ended(HttpServletRequest request, HttpServletResponse response) {
        OpenRequest known = open.remove(Wrapped.innermost(connection.facade(request)));
        if (known != null) {
            // What breaks after the application failed, such as when Tomcat then closes the connection, is no reason
            // for it.
            Throwable failure = known.failedFirst
                    ? null
                    : LastWord.failure(() -> connection.failure(request, response, known.thrown));
            known.completion.completed(LastWord.status(() -> connection.status(request, response)), failure);
        }
    }

    /** What the application gets when it reads from, or writes to, a client that has left. */
    @Override
    public boolean isAbort(Throwable failure) {
        return Causes.any(failure, connection::isAbort);
    }

    /** Tomcat's context may outlive the deployment: it is the same one after a reload. */
    @Override
    public void close() {
        TomcatPipeline joined = pipeline;
        pipeline = null;
        if (joined != null) {
            joined.remove();
        }
        open.clear();
    }

    /** Who waits for the end of a request, what its application threw, and whether nothing else was wrong by then. */
    private static final class OpenRequest {

        private final Completion completion;
        private volatile @Nullable Throwable thrown;
        private volatile boolean failedFirst;

        OpenRequest(Completion completion) {
            this.completion = completion;
        }
    }
}
