package scenarios;

import io.freedom.Application;
import io.freedom.HttpApplication;
import io.freedom.PathDispatcher;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** The site: one application of its own, and Jersey below {@code /api}. */
@Dependent
public class Site {

    @Produces
    @Application
    HttpApplication application(Pages pages) {
        return new PathDispatcher(pages)
                .mount("/api", HttpApplication.of(new ServletContainer(new ResourceConfig(Greeting.class))));
    }

    /** The application of the site itself. */
    @ApplicationScoped
    public static class Pages implements HttpApplication {

        private final Map<String, HttpApplication> pages = new HashMap<>();

        @Inject
        Journal journal;

        @Inject
        Totals totals;

        @Inject
        Note note;

        @Inject
        Injected injected;

        @Inject
        ResourcePages resources;

        @PostConstruct
        void add() {
            pages.putAll(resources.all());
        }

        public Pages() {
            pages.putAll(SynchronousPages.all());
            pages.putAll(FailingPages.all());
            pages.putAll(GuardedPages.all());
            pages.putAll(DispatchPages.all());
            pages.putAll(AsynchronousPages.all());
            pages.putAll(CyclePages.all());
            pages.putAll(ListenerPages.all());
            pages.putAll(StreamPages.all());
            pages.put("/error-page", this::errorPage);
            pages.put("/error-page-that-throws", this::errorPageThatThrows);
            pages.put("/closes-early", this::closesEarly);
            pages.put("/held", this::held);
            pages.put("/note", this::note);
            pages.put("/async/held", this::heldElsewhere);
            pages.putAll(ProtocolPages.all());
            pages.put("/", (request, response) -> text(response, "the root"));
            pages.put("/async/timeout-held", this::timeoutHeld);
            pages.put("/async/listener-of-two-cycles", this::listenerOfTwoCycles);
            pages.put(
                    "/totals",
                    (request, response) ->
                            text(response, totals.describe(IndependentCount.of(request.getServletContext()))));
            pages.put(
                    "/facts",
                    (request, response) ->
                            text(response, "" + request.getServletContext().getAttribute("io.freedom.site")));
            pages.put("/injected", (request, response) -> text(response, injected.describe()));
            pages.put("/journal", this::journal);
            pages.put(
                    "/seen",
                    (request, response) -> text(
                            response,
                            ""
                                    + IndependentCount.of(request.getServletContext())
                                            .saw(id(request))));
            pages.put("/busy", this::busy);
            pages.put("/release", (request, response) -> journal.release(id(request)));
        }

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) throws Exception {
            HttpApplication page = pages.get(request.getPathInfo());
            if (page == null) {
                response.sendError(404);
            } else {
                page.handle(request, response);
            }
        }

        /** Looks like what a container shows: an error page that says which status it is for. */
        private void errorPage(HttpServletRequest request, HttpServletResponse response) throws Exception {
            tellOfErrorPage(request);
            text(response, "error page for " + request.getAttribute("jakarta.servlet.error.status_code"));
        }

        private void errorPageThatThrows(HttpServletRequest request, HttpServletResponse response) {
            tellOfErrorPage(request);
            throw new IllegalStateException("an error page that throws");
        }

        /** The page has a path of its own, but the parameters of the request that it is for. */
        private void tellOfErrorPage(HttpServletRequest request) {
            String id = Objects.requireNonNullElse(request.getParameter("id"), "");
            journal.write(id, "error page");
            if (request.getParameter("page-acquires") != null) {
                resources.acquire(id, "of the page");
            }
        }

        /** A request that is still running when the site is undeployed. */
        private void busy(HttpServletRequest request, HttpServletResponse response) throws Exception {
            journal.busy();
            text(response, "done");
        }

        /** A listener that takes longer than any grace to answer the timeout. */
        private void timeoutHeld(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync();
            String id = Ids.in(request.getQueryString());
            context.addListener(new AnsweredTimeout(() -> {
                journal.write(id, "in the listener");
                journal.awaitRelease(id);
                text((HttpServletResponse) context.getResponse(), "late");
                context.complete();
            }));
            context.setTimeout(100);
        }

        /** A listener stays only where it adds itself to the next cycle. */
        private void listenerOfTwoCycles(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync();
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                String id = Ids.in(request.getQueryString());
                context.addListener(new StayingListener(event -> journal.write(id, "listener " + event)));
                context.dispatch();
            } else {
                context.complete();
            }
        }

        /** Writes the request's name into a bean of the request. */
        private void note(HttpServletRequest request, HttpServletResponse response) throws Exception {
            note.write(Ids.in(request.getQueryString()));
            text(response, "noted");
        }

        /** Answers when the client says so. */
        private void held(HttpServletRequest request, HttpServletResponse response) throws Exception {
            String id = Ids.in(request.getQueryString());
            journal.write(id, "holding");
            journal.awaitRelease(id);
            text(response, "held");
        }

        /** Answers on a thread of its own when the client says so, or another one for it. */
        private void heldElsewhere(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            String id = Ids.in(request.getQueryString());
            Later.now(() -> {
                journal.write(id, "holding");
                try {
                    journal.awaitRelease(id);
                    AsynchronousPages.answer(context);
                } catch (InterruptedException | IllegalStateException over) {
                    journal.write(id, "too late " + over);
                }
            });
        }

        /** Closes its output, and works on. */
        private void closesEarly(HttpServletRequest request, HttpServletResponse response) throws Exception {
            text(response, "closed early");
            response.getWriter().close();
            String id = Ids.in(request.getQueryString());
            journal.write(id, "working on");
            journal.awaitRelease(id);
        }

        private void journal(HttpServletRequest request, HttpServletResponse response) throws Exception {
            text(response, String.join("\n", journal.of(request.getParameter("of"))));
        }

        private static String id(HttpServletRequest request) {
            return request.getParameter("of");
        }
    }

    static void text(HttpServletResponse response, String text) throws Exception {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(text);
    }
}
