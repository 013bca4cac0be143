package scenarios;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.function.Consumer;

/** Follows a request from one asynchronous cycle to the next, and tells what it sees. */
final class StayingListener implements AsyncListener {

    private final Consumer<String> seen;

    StayingListener(Consumer<String> seen) {
        this.seen = seen;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        seen.accept("started again");
        event.getAsyncContext().addListener(this);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        seen.accept("complete");
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        seen.accept("timeout");
    }

    @Override
    public void onError(AsyncEvent event) {
        seen.accept("error");
    }
}
