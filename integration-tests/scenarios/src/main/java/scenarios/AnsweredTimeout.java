package scenarios;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Does something when an asynchronous request times out. */
final class AnsweredTimeout implements AsyncListener {

    /** May throw anything. */
    @FunctionalInterface
    interface Answer {
        void give() throws Exception;
    }

    private final Answer answer;

    AnsweredTimeout(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        try {
            answer.give();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
