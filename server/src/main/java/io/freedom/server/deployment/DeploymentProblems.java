package io.freedom.server.deployment;

import io.freedom.server.ServerException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kept a site from being deployed, in the words of whoever found it. Weld and Jetty wrap a failure several times, and
 * where there are several problems Weld has them as suppressed exceptions of one.
 *
 * @param messages one for each problem, each once, never empty
 * @param told whether every message is one of Freedom's, which says where the fault is, so that no stack trace is needed
 */
public record DeploymentProblems(List<String> messages, boolean told) {

    private static final Pattern OURS = Pattern.compile("FREEDOM-\\d{4}: ");

    public DeploymentProblems {
        messages = List.copyOf(messages);
    }

    public static DeploymentProblems of(Throwable failure) {
        Set<String> messages = new LinkedHashSet<>();
        boolean told = collect(failure, messages);
        return new DeploymentProblems(List.copyOf(messages), told);
    }

    /**
     * The problems, one a line; under their own ids where all have one.
     *
     * @param cause to keep, or null
     */
    public ServerException toException(@Nullable Throwable cause) {
        String text = String.join(System.lineSeparator(), messages);
        if (!told) {
            return new ServerException("FREEDOM-0530", "The site can't be deployed. " + text, cause);
        }
        int id = text.indexOf(':');
        return new ServerException(text.substring(0, id), text.substring(id + 2), cause);
    }

    /**
     * What a deployment fails with: the failure itself, or an exception that only carries it where it is a checked one.
     *
     * @throws Error where the failure is one
     */
    public static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new CheckedFailure(failure);
    }

    private static boolean collect(Throwable failure, Set<String> messages) {
        if (isOurs(failure)) {
            messages.add(String.valueOf(failure.getMessage()));
            return true;
        }
        Throwable cause = failure.getCause();
        if (cause != null) {
            return collect(cause, messages);
        }
        if (!isList(failure)) {
            messages.add(failure.toString());
            return false;
        }
        boolean told = true;
        for (Throwable each : failure.getSuppressed()) {
            told &= collect(each, messages);
        }
        return told;
    }

    /** Weld's own collection, which is no problem besides. Of any other failure, what is suppressed came after it. */
    public static boolean isList(Throwable failure) {
        String message = failure.getMessage();
        return failure.getSuppressed().length > 0 && message != null && message.startsWith("Exception List with ");
    }

    private static boolean isOurs(Throwable failure) {
        String message = failure.getMessage();
        return message != null && OURS.matcher(message).lookingAt();
    }
}
