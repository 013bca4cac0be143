package io.freedom.server.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of a failure as the person who wrote the site wants to read it: what the server, Weld, Freedom and the JDK
 * called on the way is folded away, and said so. The top of each trace stays, whoever it belongs to, and so does a trace in which
 * the site has no part.
 */
final class ShortTrace {

    private static final Pattern FOREIGN = Pattern.compile(
            "(?:org\\.eclipse\\.jetty|org\\.jboss\\.weld|io\\.freedom|java|javax|jdk|sun|jakarta|com\\.sun)\\..*|.*\\$\\$_Weld.*");

    private static final int LONGEST = 100;

    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ShortTrace() {}

    /** The lines of a trace, without their ends. */
    static List<String> of(Throwable failure) {
        ShortTrace trace = new ShortTrace();
        trace.add("", failure, null);
        return trace.lines;
    }

    private void add(String heading, Throwable failure, StackTraceElement @Nullable [] enclosing) {
        lines.addAll((heading + failure).lines().toList());
        if (!seen.add(failure)) {
            return;
        }
        StackTraceElement[] frames = failure.getStackTrace();
        addFrames(frames, frames.length - inCommon(frames, enclosing));
        for (Throwable each : failure.getSuppressed()) {
            add("Suppressed: ", each, frames);
        }
        if (failure.getCause() != null) {
            add("Caused by: ", failure.getCause(), frames);
        }
    }

    private void addFrames(StackTraceElement[] frames, int own) {
        boolean folding = Stream.of(frames).anyMatch(frame -> !isForeign(frame));
        int folded = 0;
        for (int i = 0; i < own; i++) {
            if (i > 0 && ((folding && isForeign(frames[i])) || i >= LONGEST)) {
                folded++;
                continue;
            }
            addFolded(folded);
            folded = 0;
            lines.add("\tat " + frames[i]);
        }
        addFolded(folded + frames.length - own);
    }

    private void addFolded(int folded) {
        if (folded > 0) {
            lines.add("\t... " + folded + " more");
        }
    }

    private static boolean isForeign(StackTraceElement frame) {
        return FOREIGN.matcher(frame.getClassName()).matches();
    }

    /** How many frames at the end are those of the failure that this one caused. */
    private static int inCommon(StackTraceElement[] frames, StackTraceElement @Nullable [] enclosing) {
        int common = 0;
        while (enclosing != null
                && common < Math.min(frames.length, enclosing.length)
                && frames[frames.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
            common++;
        }
        return common;
    }
}
