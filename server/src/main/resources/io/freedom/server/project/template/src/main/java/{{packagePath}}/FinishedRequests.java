package {{package}};

import io.freedom.RequestFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests that are over, on whatever thread that is told. */
@ApplicationScoped
public class FinishedRequests {

    private final AtomicLong count = new AtomicLong();

    /** Called once for every request, when it is really over: the place to give back what it held. */
    void count(@Observes RequestFinished finished) {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
