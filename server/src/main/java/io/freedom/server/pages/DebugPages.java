package io.freedom.server.pages;

import io.freedom.server.deployment.FailurePages;
import io.freedom.server.deployment.Loopback;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Heading;
import io.freedom.server.pages.Page.Table;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The pages for development, which say everything that is known; only where {@code freedom.debug} is true, and only to a person
 * at this machine. Everybody else gets the site's own error page, or one that says nothing but an id of the failure in the log.
 *
 * <p>Threading: any thread, many at a time.
 */
public final class DebugPages implements FailurePages {

    private static final System.Logger LOG = System.getLogger(DebugPages.class.getName());

    private final SiteNews news;
    private final SiteCode code;
    private final TersePages terse;

    public DebugPages(SiteNews news, SiteCode code) {
        this.news = Objects.requireNonNull(news, "news");
        this.code = Objects.requireNonNull(code, "code");
        this.terse = new TersePages(news);
    }

    @Override
    public boolean answer(Request request, Response response, Callback callback, Failure failure) {
        if (!news.debug() || !Loopback.asks(request)) {
            return terse.answer(request, response, callback, failure);
        }
        Page page;
        try {
            page = page(request, failure);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "The page about a failure failed.", e);
            return terse.answer(request, response, callback, failure);
        }
        if (page == null) {
            return false;
        }
        new Answer(request, response).send(MaskedPage.of(page, news::withoutSecrets), callback);
        return true;
    }

    @Override
    public void answer(Request request, Response response, Callback callback, Problem problem) {
        if (!news.mayBeDebug() || !Loopback.asks(request)) {
            terse.answer(request, response, callback, problem);
            return;
        }
        List<Table> tables = SiteTables.settings(news);
        Page page = new ProblemModel(code, RequestTables.asked(request), tables).of(problem);
        new Answer(request, response).send(MaskedPage.of(page, news::withoutSecrets), callback);
    }

    /** Null where the page is not for this class: the site has its own, or the server's says enough. */
    private @Nullable Page page(Request request, Failure failure) {
        Throwable cause = failure.cause();
        boolean server = failure.status() >= HttpStatus.INTERNAL_SERVER_ERROR_500;
        if (cause != null && server) {
            return failed(request, failure, cause);
        }
        if (failure.errorPage() != null) {
            return null;
        }
        if (failure.status() == HttpStatus.NOT_FOUND_404 || isForWantOfAnApplication(request, failure)) {
            return notFound(request, failure);
        }
        return server ? sent(request, failure) : null;
    }

    private Page failed(Request request, Failure failure, Throwable cause) {
        FailureModel model = FailureModel.of(cause, code.with(file -> isPacked(failure, file)));
        List<String> notes = new ArrayList<>(model.notes());
        if (failure.errorPage() != null) {
            notes.add("In production " + Shown.name(failure.errorPage()) + " answers.");
        }
        FailureModel shown = model.isForeign() ? model.unfolded() : model;
        return new Page(
                heading(request, failure, model.title(), model.message()),
                notes,
                model.findings(),
                shown.failures(),
                tables(request));
    }

    /** An archive was unpacked to somewhere, and the site's context knows where. */
    private static boolean isPacked(Failure failure, String file) {
        try {
            return failure.site().getResource("/WEB-INF/classes/" + file) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }

    /** The container's servlet for files refuses to list a folder where nothing else answers. */
    private boolean isForWantOfAnApplication(Request request, Failure failure) {
        return failure.status() == HttpStatus.FORBIDDEN_403
                && hasNoApplication()
                && failure.site().getResourcePaths(path(request)) != null
                && !Mapped.of(failure.site(), news).answers(path(request));
    }

    private static String path(Request request) {
        return String.valueOf(request.getHttpURI().getDecodedPath());
    }

    private boolean hasNoApplication() {
        return !news.deployed().isEmpty() && !news.deployed().containsKey("application");
    }

    private Page notFound(Request request, Failure failure) {
        Mapped mapped = Mapped.of(failure.site(), news);
        String path = path(request);
        List<Finding> nearest = mapped.nearest(path).stream().toList();
        List<Table> tables = new ArrayList<>(List.of(mapped.table()));
        tables.addAll(tables(request));
        return new Page(
                heading(request, failure, "Nothing answers " + Shown.name(path), message(failure)),
                hasNoApplication() ? List.of("No application is bound: no class has @Application.") : List.of(),
                nearest,
                List.of(),
                tables);
    }

    /** The site has said so itself, and nothing was thrown. */
    private Page sent(Request request, Failure failure) {
        String title = "The site answered with " + failure.status();
        return new Page(
                heading(request, failure, title, message(failure)), List.of(), List.of(), List.of(), tables(request));
    }

    /** What was given to {@code sendError}, where it says more than the status does. */
    private static String message(Failure failure) {
        String message = failure.message();
        return message == null || message.equals(HttpStatus.getMessage(failure.status())) ? "" : Shown.text(message);
    }

    private static Heading heading(Request request, Failure failure, String title, String message) {
        return new Heading(failure.status(), RequestTables.asked(request), title, message, SiteTables.number(request));
    }

    private List<Table> tables(Request request) {
        List<Table> tables = new ArrayList<>(SiteTables.held(request));
        tables.addAll(RequestTables.of(request));
        tables.addAll(SiteTables.middleware(news));
        tables.addAll(SiteTables.settings(news));
        return tables;
    }
}
