package mysite;

import io.freedom.RequestFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests that ended last, newest first. */
@ApplicationScoped
public class RecentRequests {

    private static final int KEPT = 20;

    private final Deque<RequestFinished> latest = new ArrayDeque<>();

    synchronized void remember(@Observes RequestFinished finished) {
        if (isNoise(finished.request().path())) {
            return;
        }
        latest.addFirst(finished);
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
    }

    synchronized List<RequestFinished> latest() {
        return List.copyOf(latest);
    }

    /** The page's own refreshing and its style sheet would push everything else out. */
    private static boolean isNoise(String path) {
        return path.endsWith("/activity") || path.contains("/static/");
    }
}
