package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Listeners of the site that do nothing, too much, or throw. */
final class ListenerPages {

    private static final long SHORT = 300;

    private ListenerPages() {}

    static Map<String, HttpApplication> all() {
        return Map.of(
                "/listener/does-nothing", (request, response) -> listen(request, new Quiet()),
                "/listener/dispatches", ListenerPages::dispatchOnTimeout,
                "/listener/timeout-throws", (request, response) -> listen(request, new TimeoutThrows()),
                "/listener/complete-throws", ListenerPages::completeThrows,
                "/listener/error-throws", ListenerPages::errorThrows,
                "/listener/error-completes", ListenerPages::errorCompletes);
    }

    private static AsyncContext listen(HttpServletRequest request, AsyncListener listener) {
        AsyncContext context = request.startAsync();
        context.addListener(listener);
        // Last: on some servers it runs from here, and a listener that came too late would not be told.
        context.setTimeout(SHORT);
        return context;
    }

    private static void dispatchOnTimeout(HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            Site.text(response, "dispatched");
            return;
        }
        listen(request, new Quiet() {
            @Override
            public void onTimeout(AsyncEvent event) {
                event.getAsyncContext().dispatch();
            }
        });
    }

    private static void completeThrows(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.addListener(new Quiet() {
            @Override
            public void onComplete(AsyncEvent event) {
                throw new IllegalStateException("in onComplete");
            }
        });
        AsynchronousPages.answer(context);
    }

    private static void errorThrows(HttpServletRequest request, HttpServletResponse response) {
        listen(request, new Quiet() {
            @Override
            public void onError(AsyncEvent event) {
                throw new IllegalStateException("in onError");
            }
        });
        throw new IllegalStateException("after startAsync");
    }

    private static void errorCompletes(HttpServletRequest request, HttpServletResponse response) {
        listen(request, new Quiet() {
            @Override
            public void onError(AsyncEvent event) {
                event.getAsyncContext().complete();
            }
        });
        throw new IllegalStateException("after startAsync");
    }

    private static final class TimeoutThrows extends Quiet {
        @Override
        public void onTimeout(AsyncEvent event) {
            throw new IllegalStateException("in onTimeout");
        }
    }

    private static class Quiet implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
