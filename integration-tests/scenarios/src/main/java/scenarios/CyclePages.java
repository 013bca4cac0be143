package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Asynchronous cycles that follow one another, or end in another way than they should. */
final class CyclePages {

    private static final long SHORT = 300;

    private CyclePages() {}

    static Map<String, HttpApplication> all() {
        Map<String, HttpApplication> pages = new HashMap<>();
        pages.put("/cycle/again", CyclePages::again);
        pages.put("/cycle/twice-at-once", CyclePages::twiceAtOnce);
        pages.put(
                "/cycle/exception-in-dispatch",
                (request, response) -> inDispatch(request, () -> {
                    throw new IllegalStateException("in the dispatch");
                }));
        pages.put(
                "/cycle/exception-with-page-in-dispatch",
                (request, response) -> inDispatch(request, () -> {
                    throw new PageForThis("in the dispatch");
                }));
        pages.put(
                "/cycle/send-error-in-dispatch",
                (request, response) -> inDispatch(request, () -> response.sendError(418)));
        pages.put("/cycle/to-another-path", (request, response) -> to("/small", request));
        pages.put("/cycle/to-a-file", (request, response) -> to("/static/file.txt", request));
        pages.put("/cycle/nowhere", (request, response) -> to("/nowhere", request));
        pages.put("/cycle/to-a-forward", (request, response) -> to("/forward", request));
        pages.put("/cycle/forward-to-asynchronous", CyclePages::forwardToAsynchronous);
        pages.put("/cycle/forward-after-start", CyclePages::forwardAfterStart);
        pages.put("/cycle/complete-twice", CyclePages::completeTwice);
        pages.put("/cycle/complete-at-the-timeout", CyclePages::completeAtTheTimeout);
        pages.put("/cycle/start-that-throws", CyclePages::startThatThrows);
        pages.put("/cycle/send-error-elsewhere", CyclePages::sendErrorElsewhere);
        pages.put("/cycle/close-then-complete", CyclePages::closeThenComplete);
        pages.put("/synchronous-only/async", (request, response) -> request.startAsync());
        return pages;
    }

    private static void again(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            context.dispatch();
        } else {
            new Thread(() -> AsynchronousPages.answer(context)).start();
        }
    }

    /** The second is not allowed before a dispatch. */
    private static void twiceAtOnce(HttpServletRequest request, HttpServletResponse response) {
        request.startAsync().setTimeout(SHORT);
        request.startAsync();
    }

    /** May throw anything. */
    @FunctionalInterface
    private interface Dispatched {
        void run() throws Exception;
    }

    private static void inDispatch(HttpServletRequest request, Dispatched dispatched) throws Exception {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            dispatched.run();
        } else {
            request.startAsync().dispatch();
        }
    }

    private static void to(String path, HttpServletRequest request) {
        request.startAsync().dispatch(path);
    }

    private static void forwardToAsynchronous(HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        request.getRequestDispatcher("/async/complete-elsewhere").forward(request, response);
    }

    private static void forwardAfterStart(HttpServletRequest request, HttpServletResponse response) throws Exception {
        AsyncContext context = request.startAsync();
        request.getRequestDispatcher("/small").forward(request, response);
        context.complete();
    }

    private static void completeTwice(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        AsynchronousPages.answer(context);
        try {
            context.complete();
        } catch (IllegalStateException twice) {
            // What a container says of it differs; the request is over all the same.
        }
    }

    /** Completes when the request times out: one of both comes first, and the other must do no harm. */
    private static void completeAtTheTimeout(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.setTimeout(50);
        Later.after(50, () -> {
            try {
                context.complete();
            } catch (IllegalStateException timedOut) {
                // Then the timeout was first.
            }
        });
    }

    private static void startThatThrows(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.setTimeout(SHORT);
        context.start(() -> {
            throw new IllegalStateException("in AsyncContext.start");
        });
    }

    private static void sendErrorElsewhere(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        Later.now(() -> {
            try {
                ((HttpServletResponse) context.getResponse()).sendError(409);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context.complete();
        });
    }

    private static void closeThenComplete(HttpServletRequest request, HttpServletResponse response) throws Exception {
        AsyncContext context = request.startAsync();
        Site.text(response, "closed");
        response.getWriter().close();
        Later.after(100, context::complete);
    }
}
