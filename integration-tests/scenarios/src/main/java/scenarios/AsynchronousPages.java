package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Requests that are over some time after the application returned. */
final class AsynchronousPages {

    private static final long SHORT = 300;

    /** Longer than a client takes to leave, also where it has to wait for a processor. */
    private static final long LONG = 15_000;

    private AsynchronousPages() {}

    static Map<String, HttpApplication> all() {
        Map<String, HttpApplication> pages = new HashMap<>();
        pages.put("/async/complete-at-once", (request, response) -> answer(request.startAsync()));
        pages.put("/async/complete-elsewhere", AsynchronousPages::completeElsewhere);
        pages.put("/async/complete-before-return", AsynchronousPages::completeBeforeReturn);
        pages.put("/async/start", AsynchronousPages::start);
        pages.put("/async/dispatch-once", (request, response) -> dispatch(request, response, 1));
        pages.put("/async/dispatch-twice", (request, response) -> dispatch(request, response, 2));
        pages.put(
                "/async/never-completed",
                (request, response) -> request.startAsync().setTimeout(SHORT));
        pages.put("/async/timeout-answered", AsynchronousPages::timeoutAnswered);
        pages.put("/async/exception-after-start", AsynchronousPages::exceptionAfterStart);
        pages.put("/async/send-error-elsewhere", AsynchronousPages::sendErrorElsewhere);
        pages.put("/async/write-listener", (request, response) -> write(request.startAsync(), SynchronousPages.CHUNKS));
        pages.put("/async/write-listener-without-end", AsynchronousPages::writeWithoutEnd);
        pages.put("/async/wrapped", AsynchronousPages::wrapped);
        pages.put("/async/open", (request, response) -> request.startAsync().setTimeout(0));
        pages.put("/async/dispatch-wrapped", AsynchronousPages::dispatchWrapped);
        return pages;
    }

    static void answer(AsyncContext context) {
        try {
            Site.text((HttpServletResponse) context.getResponse(), "asynchronous");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.complete();
    }

    private static void completeElsewhere(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        new Thread(() -> answer(context)).start();
    }

    /** The other thread is done before the application returns: the race that Undertow's early check loses. */
    private static void completeBeforeReturn(HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        AsyncContext context = request.startAsync();
        Thread other = new Thread(() -> answer(context));
        other.start();
        other.join();
    }

    private static void start(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.start(() -> answer(context));
    }

    private static void dispatch(HttpServletRequest request, HttpServletResponse response, int times) throws Exception {
        Integer done = (Integer) request.getAttribute("dispatches");
        int count = done == null ? 0 : done;
        if (count == times) {
            Site.text(response, "dispatched " + request.getDispatcherType().equals(DispatcherType.ASYNC));
            return;
        }
        request.setAttribute("dispatches", count + 1);
        AsyncContext context = request.startAsync();
        new Thread(context::dispatch).start();
    }

    /** Passes the request on that it got, and answers in how many layers of tracking it ends. */
    private static void dispatchWrapped(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Integer done = (Integer) request.getAttribute("dispatches");
        int count = done == null ? 0 : done;
        if (count == Integer.parseInt(request.getParameter("times"))) {
            Site.text(response, "depth " + depth(request));
            return;
        }
        request.setAttribute("dispatches", count + 1);
        request.startAsync(request, response).dispatch();
    }

    private static int depth(ServletRequest request) {
        if (!(request instanceof ServletRequestWrapper wrapper)) {
            return 0;
        }
        int ours = wrapper.getClass().getName().startsWith("io.freedom.internal") ? 1 : 0;
        return ours + depth(wrapper.getRequest());
    }

    private static void timeoutAnswered(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.addListener(new AnsweredTimeout(() -> {
            ((HttpServletResponse) context.getResponse()).setStatus(503);
            answer(context);
        }));
        // Last: on some servers it runs from here, and a listener that came too late would not be told.
        context.setTimeout(SHORT);
    }

    private static void exceptionAfterStart(HttpServletRequest request, HttpServletResponse response) {
        request.startAsync();
        throw new IllegalStateException("after startAsync");
    }

    private static void sendErrorElsewhere(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        new Thread(() -> {
                    try {
                        ((HttpServletResponse) context.getResponse()).sendError(418);
                        context.complete();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .start();
    }

    private static void writeWithoutEnd(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext context = request.startAsync();
        // Some servers tell nobody that a client has left: then this is how long the request goes on.
        context.setTimeout(LONG);
        write(context, Integer.MAX_VALUE);
    }

    private static void write(AsyncContext context, int chunks) throws IOException {
        ServletOutputStream output = context.getResponse().getOutputStream();
        output.setWriteListener(new WriteListener() {
            private int left = chunks;

            @Override
            public void onWritePossible() throws IOException {
                while (output.isReady()) {
                    if (left-- == 0) {
                        context.complete();
                        return;
                    }
                    output.write(new byte[SynchronousPages.CHUNK]);
                }
            }

            @Override
            public void onError(Throwable failure) {
                context.complete();
            }
        });
    }

    /** With the request and response that the application got, which middleware may have wrapped. */
    private static void wrapped(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync(request, response);
        new Thread(() -> answer(context)).start();
    }
}
