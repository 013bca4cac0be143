package scenarios;

import io.freedom.HttpApplication;
import io.freedom.RequestResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Requests that acquire what they never give back. */
@ApplicationScoped
public class ResourcePages {

    private static final long SHORT = 300;

    @Inject
    Journal journal;

    @Inject
    RequestResources resources;

    Map<String, HttpApplication> all() {
        Map<String, HttpApplication> pages = new HashMap<>();
        pages.put("/resources/dispatch", this::dispatch);
        pages.put("/resources/forward", this::forward);
        pages.put("/resources/exception", this::exception);
        pages.put("/resources/without-end", this::withoutEnd);
        pages.put("/resources/timeout", this::timeout);
        pages.put("/resources/straggler", this::straggler);
        pages.put("/resources/threads", this::threads);
        pages.put("/resources/dispatch-again", this::dispatchAgain);
        pages.put("/resources/write-listener", this::writeListener);
        pages.put("/resources/elsewhere", this::elsewhere);
        return pages;
    }

    /** The id is that of the request, which the client gave it. */
    void acquire(RequestResources from, String id, String name) {
        from.acquire(name, () -> new Held(journal, id, name));
    }

    /** For the request that this thread works for. */
    void acquire(String id, String name) {
        acquire(resources, id, name);
    }

    private static String id(HttpServletRequest request) {
        return Ids.in(request.getQueryString());
    }

    private void dispatch(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String id = id(request);
        acquire(id, "first");
        acquire(RequestResources.of(request), id, "second");
        acquire(RequestResources.of(request), id, "first");
        Site.text(response, "acquired");
    }

    private void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
        acquire(id(request), "first");
        request.getRequestDispatcher("/resources/dispatch").forward(request, response);
    }

    /** Its error page acquires something, too. */
    private void exception(HttpServletRequest request, HttpServletResponse response) {
        acquire(id(request), "first");
        throw new PageForThis("with resources");
    }

    private void withoutEnd(HttpServletRequest request, HttpServletResponse response) throws Exception {
        acquire(id(request), "first");
        while (true) {
            SynchronousPages.streamed(request, response);
        }
    }

    private void timeout(HttpServletRequest request, HttpServletResponse response) {
        String id = id(request);
        acquire(id, "first");
        AsyncContext context = request.startAsync();
        context.addListener(new AnsweredTimeout(() -> {
            acquire(id, "second");
            ((HttpServletResponse) context.getResponse()).setStatus(503);
            AsynchronousPages.answer(context);
        }));
        context.setTimeout(SHORT);
    }

    /** What the container was given to run goes on although the client has its answer. */
    private void straggler(HttpServletRequest request, HttpServletResponse response) {
        String id = id(request);
        acquire(id, "first");
        AsyncContext context = request.startAsync();
        CountDownLatch answered = new CountDownLatch(1);
        context.addListener(new AnsweredTimeout(() -> {
            ((HttpServletResponse) context.getResponse()).setStatus(503);
            AsynchronousPages.answer(context);
            answered.countDown();
        }));
        context.start(() -> {
            try {
                answered.await();
                TimeUnit.MILLISECONDS.sleep(SHORT);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            acquire(id, "second");
        });
        context.setTimeout(SHORT);
    }

    /** One thread after the other: the container's, two of the site's own, and one that the container lends. */
    private void threads(HttpServletRequest request, HttpServletResponse response) {
        String id = id(request);
        acquire(id, "first");
        AsyncContext context = request.startAsync();
        RequestResources mine = resources.current();
        RequestResources same = RequestResources.of(request);
        Later.now(() -> {
            acquire(mine, id, "second");
            Later.now(() -> {
                acquire(same, id, "third");
                context.start(() -> {
                    acquire(id, "fourth");
                    AsynchronousPages.answer(context);
                });
            });
        });
    }

    private void dispatchAgain(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String id = id(request);
        acquire(id, "first");
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.startAsync().dispatch();
        } else {
            acquire(id, "second");
            Site.text(response, "acquired");
        }
    }

    private void writeListener(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = id(request);
        AsyncContext context = request.startAsync();
        ServletOutputStream output = response.getOutputStream();
        output.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                acquire(id, "first");
                output.print("acquired");
                context.complete();
            }

            @Override
            public void onError(Throwable failure) {
                context.complete();
            }
        });
    }

    /** Another site answers, which acquires for itself. */
    private void elsewhere(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String id = id(request);
        acquire(id, "first");
        ServletContext other = request.getServletContext().getContext(request.getParameter("site"));
        if (other == null || other == request.getServletContext()) {
            Site.text(response, "no such site");
            return;
        }
        other.getRequestDispatcher(request.getParameter("path")).forward(request, response);
        acquire(id, "second");
    }
}
