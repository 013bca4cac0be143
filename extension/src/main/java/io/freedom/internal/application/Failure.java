package io.freedom.internal.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the site's own code threw, in one sentence for a message that may be all that a person sees: each cause with its own
 * text, without the wrappers that containers put around it, and the line of the site's code to mend.
 */
final class Failure {

    private static final Pattern NOT_THE_SITES = Pattern.compile(
            "((java|javax|jdk|sun|jakarta|org\\.jboss\\.weld|org\\.apache\\.webbeans)\\..*|io\\.freedom\\.[A-Z]\\w*)");

    private final List<Throwable> chain = new ArrayList<>();

    Failure(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        while (chain.size() > 1 && isWrapper(chain.get(0))) {
            chain.remove(0);
        }
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof java.lang.reflect.InvocationTargetException
                || failure.getClass().getName().startsWith("org.jboss.weld.")
                || failure.getClass().getName().startsWith("jakarta.enterprise.");
    }

    /** Such as {@code IllegalStateException: no db, caused by IOException: x. Mend mysite.Site.<init>(Site.java:12)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Throwable cause : chain) {
            text.append(text.isEmpty() ? "" : ", caused by ").append(cause);
        }
        return text + line().map(line -> ". Mend " + line).orElse(". Mend what threw");
    }

    /** The site's innermost line of the innermost cause that has one. */
    private Optional<String> line() {
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<String> line = Arrays.stream(chain.get(i).getStackTrace())
                    .filter(frame ->
                            !NOT_THE_SITES.matcher(frame.getClassName()).matches())
                    .map(StackTraceElement::toString)
                    .findFirst();
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }
}
