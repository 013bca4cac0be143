package io.freedom.server.command;

import io.freedom.server.deployment.DeploymentProblems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What keeps a site from being deployed.
 *
 * @param shown for people: faults that belong together are one list
 * @param each for programs: the message of each fault
 */
record Faults(DeploymentProblems shown, List<String> each) {

    private static final Pattern OURS = Pattern.compile("FREEDOM-\\d{4}: ");

    static Faults of(Throwable failure) {
        DeploymentProblems shown = DeploymentProblems.of(failure);
        Set<String> each = new LinkedHashSet<>();
        collect(failure, each);
        return new Faults(shown, each.isEmpty() ? shown.messages() : List.copyOf(each));
    }

    /** The message of a list is not one of its faults, which are its suppressed exceptions. */
    private static void collect(Throwable failure, Set<String> each) {
        List<Throwable> inside = List.of(failure.getSuppressed());
        Throwable cause = failure.getCause();
        boolean ours = isOurs(failure);
        if (cause != null && (!ours || isOurs(cause))) {
            collect(cause, each);
        } else if (DeploymentProblems.isList(failure)
                || (ours && inside.stream().anyMatch(Faults::isOurs))) {
            inside.forEach(one -> collect(one, each));
        } else {
            each.add(ours ? String.valueOf(failure.getMessage()) : failure.toString());
        }
    }

    private static boolean isOurs(Throwable failure) {
        return OURS.matcher(String.valueOf(failure.getMessage())).lookingAt();
    }

    /** All of them, under their ids. */
    String text() {
        return String.valueOf(shown.toException(null).getMessage()).strip();
    }
}
