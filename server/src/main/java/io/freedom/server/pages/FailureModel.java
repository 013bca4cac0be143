package io.freedom.server.pages;

import io.freedom.server.deployment.CheckedFailure;
import io.freedom.server.deployment.Untellable;
import io.freedom.server.pages.Page.Failing;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Frame;
import io.freedom.server.pages.Page.FrameGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is to be said of an exception: it with its causes, and the line of the site's where it comes from.
 *
 * @param title the simple name of the class
 * @param message of the exception that says something; {@code ServletException} and the like only carry another
 * @param findings the line where it comes from; empty where no frame is the site's
 * @param failures outermost first
 * @param notes what was left out
 */
record FailureModel(String title, String message, List<Finding> findings, List<Failing> failures, List<String> notes) {

    private static final StackTraceElement[] NONE = {};

    /** What wraps an exception on its way through a container, by the class's own name. */
    private static final Set<String> CARRIERS = Set.of(
            "jakarta.servlet.ServletException",
            "java.lang.reflect.InvocationTargetException",
            "java.lang.reflect.UndeclaredThrowableException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.CompletionException",
            "java.io.UncheckedIOException",
            "org.jboss.weld.exceptions.WeldException");

    /** What Freedom itself wraps an exception in, on the way to the container; the reader has nothing to do with it. */
    private static final Set<String> OURS = Set.of(
            "io.freedom.internal.http.CheckedFailure", CheckedFailure.class.getName(), Untellable.class.getName());

    /** Never throws, whatever the exception's own methods do. */
    static FailureModel of(Throwable failure, SiteCode code) {
        FailureChain chain = FailureChain.of(unwrapped(failure));
        Frames frames = new Frames(code);
        List<Failing> failures = new ArrayList<>();
        for (FailureChain.Link link : chain.links()) {
            failures.add(new Failing(
                    Shown.name(link.relation()),
                    Shown.name(link.failure().getClass().getName()),
                    Shown.message(link.failure()),
                    frames.groups(trace(link.failure()), link.enclosing() == null ? null : trace(link.enclosing()))));
        }
        Failing telling = failures.get(telling(chain));
        List<String> notes = chain.leftOut() == 0
                ? List.of()
                : List.of("%,d more causes and suppressed exceptions are left out.".formatted(chain.leftOut()));
        return new FailureModel(
                ReadableNames.type(telling.type()), telling.message(), origin(failures, telling), failures, notes);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = OURS.contains(failure.getClass().getName()) ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    /** The first that does more than carry another one. */
    private static int telling(FailureChain chain) {
        List<FailureChain.Link> links = chain.links();
        for (int i = 0; i + 1 < links.size(); i++) {
            boolean causesNext = links.get(i).failure() == links.get(i + 1).enclosing();
            if (!causesNext
                    || !CARRIERS.contains(links.get(i).failure().getClass().getName())) {
                return i;
            }
        }
        return links.size() - 1;
    }

    /**
     * The root cause knows best, so the last one in the chain that came through the site's code has the line.
     *
     * @param told whose type and message the page begins with
     */
    private static List<Finding> origin(List<Failing> failures, Failing told) {
        Failing cause = null;
        for (Failing each : failures) {
            cause = each.siteFrame() == null || each.relation().startsWith("Suppressed") ? cause : each;
        }
        Frame origin = cause == null ? null : cause.siteFrame();
        if (cause == null || origin == null) {
            return List.of();
        }
        String in = "in " + origin.method() + (origin.source() == null ? ", " + origin.place() : "");
        String message = cause.message().isEmpty() ? "" : ": " + cause.message();
        String text =
                cause == told ? "Thrown " + in : "Caused by " + ReadableNames.type(cause.type()) + message + "\n" + in;
        return List.of(new Finding("", text, origin.source()));
    }

    /** An exception's own method may throw, or have nothing to give. */
    private static StackTraceElement[] trace(Throwable failure) {
        try {
            StackTraceElement[] trace = failure.getStackTrace();
            return trace == null ? NONE : trace;
        } catch (RuntimeException | Error e) {
            return NONE;
        }
    }

    /** Whether nothing of it is the site's, so that folding everything away would leave nothing to see. */
    boolean isForeign() {
        return failures.stream().allMatch(each -> each.siteFrame() == null);
    }

    /** The same, with the first frames of what is not the site's shown. */
    FailureModel unfolded() {
        List<Failing> shown = failures.stream()
                .map(each -> new Failing(
                        each.relation(),
                        each.type(),
                        each.message(),
                        each.frames().stream()
                                .map(group -> new FrameGroup(group.title(), false, group.frames()))
                                .toList()))
                .toList();
        return new FailureModel(title, message, findings, shown, notes);
    }
}
