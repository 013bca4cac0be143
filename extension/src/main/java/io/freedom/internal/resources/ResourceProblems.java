package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import io.freedom.RequestResourcesException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a resource can't be acquired, in words. */
final class ResourceProblems {

    private static final String TOO_MANY = "FREEDOM-0603";

    private ResourceProblems() {}

    static boolean isTooMany(RequestResourcesException problem) {
        return problem.id().equals(TOO_MANY);
    }

    /** @param name what was asked for; null where it is the resources themselves */
    static RequestResourcesException noRequest(@Nullable String name) {
        return problem(
                "FREEDOM-0601",
                name,
                (name == null ? "There are no resources of a request: the" : '"' + name + "\" can't be acquired: the")
                        + " thread " + Thread.currentThread().getName()
                        + " works for no request of this site. Give RequestResources.current() or"
                        + " RequestResources.of(request) to threads of your own, or acquire and close it by yourself.");
    }

    static RequestResourcesException ended(RequestInfo request, String name) {
        return problem(
                "FREEDOM-0602",
                name,
                '"' + name + "\" was acquired for " + Served.text(request)
                        + ", which is over: what its source gave was given back at once. End what uses it before the"
                        + " response is complete, or acquire and close it by yourself.");
    }

    static RequestResourcesException lentAfterTheEnd(RequestInfo request, Resource resource) {
        return problem(
                "FREEDOM-0602",
                null,
                "A connection (" + resource.description() + ") was taken from a tracked data source for "
                        + Served.text(request)
                        + ", which is over: it was given back at once. End what uses it before the response is complete,"
                        + " or use the data source itself there.");
    }

    static RequestResourcesException tooMany(RequestInfo request, String name, Holdings holdings) {
        return problem(
                TOO_MANY,
                name,
                '"' + name + "\" can't be acquired for " + Served.text(request) + ": it " + holds(holdings)
                        + ", which is as much as freedom.resources.max-per-request allows. Release what it no longer"
                        + " needs, or raise the limit.");
    }

    static RequestResourcesException lentTooMany(RequestInfo request, String description, Holdings holdings) {
        return problem(
                TOO_MANY,
                null,
                "A connection (" + description + ") can't be taken from a tracked data source for "
                        + Served.text(request) + ": it " + holds(holdings)
                        + ", which is as much as freedom.resources.max-per-request allows. Close what it no longer"
                        + " needs, or raise the limit.");
    }

    /** It may hold less by now: then nobody can say what took the room. */
    private static String holds(Holdings holdings) {
        List<String> all = Stream.concat(
                        holdings.now().stream().map(Holding::text),
                        holdings.beingAcquired().stream().map(name -> '"' + name + "\" (being acquired)"))
                .toList();
        if (all.isEmpty()) {
            return "held or acquired others";
        }
        String first = all.stream().limit(5).collect(Collectors.joining(", "));
        return "holds or acquires " + (all.size() > 5 ? all.size() + " others, " + first + " and more" : first);
    }

    static RequestResourcesException needsItself(RequestInfo request, String name) {
        return problem(
                "FREEDOM-0620",
                name,
                "The source of \"" + name + "\" waits for \"" + name
                        + "\" itself, directly or through another thread of "
                        + Served.text(request)
                        + ". Take what the source needs from somewhere else than this name.");
    }

    static RequestResourcesException interrupted(RequestInfo request, String name, InterruptedException cause) {
        return new RequestResourcesException(
                "FREEDOM-0621",
                name,
                "The thread was interrupted while another one acquired \"" + name + "\" for " + Served.text(request)
                        + ". It stays interrupted; acquire it again, or see who interrupts it.",
                cause);
    }

    private static RequestResourcesException problem(String id, @Nullable String name, String text) {
        return new RequestResourcesException(id, name, text, null);
    }
}
