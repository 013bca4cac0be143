package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of resources that make trouble.
 *
 * <p>Threading: may be used by any thread.
 */
final class ResourceReports {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final Repeats repeats;

    ResourceReports(Repeats repeats) {
        this.repeats = repeats;
    }

    void notGivenBack(RequestInfo request, Holding holding, Throwable failure) {
        Origin origin = holding.origin();
        String what = holding.names().isEmpty() && origin != null ? origin.place() : holding.text();
        int more = repeats.tell("FREEDOM-0605 " + failure.getClass().getName() + ' ' + withoutNumbers(what) + ' '
                + Served.pattern(request));
        if (more == Repeats.NOT_NOW) {
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0605: " + holding.text() + " of " + Served.text(request)
                        + " could not be given back properly: "
                        + failure.getClass().getName()
                        + ". All else that the request held is given back all the same. See the cause, and whether the"
                        + " pool is short of one now." + since(more),
                failure);
    }

    /** Names with the number of a row or a user in them differ for each request. */
    private static String withoutNumbers(String text) {
        return text.replaceAll("[0-9]+", "*");
    }

    /** @param when after "is not given back" */
    void blocks(RequestInfo request, Holding holding, String when, Stack stack) {
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0606: " + holding.text() + " of " + Served.text(request)
                        + " is not given back " + when
                        + " (freedom.resources.close-timeout). "
                        + (holding.resource().letsGoWhenInterrupted()
                                ? "Its thread is interrupted, and may stay there all the same"
                                : "It is aborted, if there is a way")
                        + "; it is counted as failed, and the rest is given back by another thread. See what its closing"
                        + " waits for, below, and set a time limit there.",
                stack);
    }

    /** @param stack who acquired it, asked only if it is told now */
    void heldForLong(
            RequestInfo request, Holding holding, Origin origin, Duration age, Supplier<@Nullable Stack> stack) {
        int more = repeats.tell("FREEDOM-0607 " + origin.place() + ' ' + Served.pattern(request));
        if (more == Repeats.NOT_NOW) {
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0607: " + Served.text(request) + " holds " + holding.text() + " for " + text(age)
                        + " now, and is still running. The thread "
                        + origin.thread().getName() + " acquired it at " + origin.place()
                        + ". Release it before what takes long, or raise freedom.resources.report-after." + since(more),
                stack.get());
    }

    private static String since(int more) {
        return more == 0 ? "" : " Since this was logged last, there were " + more + " more.";
    }

    /** A time, as a person says it. */
    static String text(Duration time) {
        if (time.toMillis() < 10_000) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() + " s";
    }
}
