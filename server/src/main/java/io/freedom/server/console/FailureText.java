package io.freedom.server.console;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A failure of the site's as text. The failure itself must not be kept: it would keep the site's class loader alive. */
final class FailureText {

    private static final int MOST_CAUSES = 20;
    private static final int MOST_FRAMES = 60;
    private static final int LONGEST_MESSAGE = 2_000;

    private FailureText() {}

    /** Its {@code type}, its {@code message} where it has one, and its {@code trace}, each of them bounded. */
    static Map<String, String> of(Throwable failure) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("type", failure.getClass().getName());
        String message = message(failure);
        if (!message.isEmpty()) {
            text.put("message", message);
        }
        text.put("trace", trace(failure));
        return text;
    }

    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            if (seen.size() > MOST_CAUSES) {
                return text.append("Caused by: …").toString();
            }
            text.append(each == failure ? "" : "Caused by: ")
                    .append(each.getClass().getName());
            String message = message(each);
            text.append(message.isEmpty() ? "" : ": ").append(message).append('\n');
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                text.append("    at ").append(frames[i]).append('\n');
            }
            if (frames.length > MOST_FRAMES) {
                text.append("    … ").append(frames.length - MOST_FRAMES).append(" more\n");
            }
        }
        return text.toString();
    }

    /** The message is the site's own code, and may fail as any code. */
    private static String message(Throwable failure) {
        try {
            String message = failure.getLocalizedMessage();
            return message == null ? "" : PlainData.cut(message, LONGEST_MESSAGE);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return "(its message can't be read: " + e.getClass().getName() + ")";
        }
    }
}
