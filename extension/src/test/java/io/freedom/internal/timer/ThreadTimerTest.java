package io.freedom.internal.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ThreadTimerTest {

    private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();

    private void note() {
        ran.add(Thread.currentThread());
    }

    @Test
    void workRunsOnADaemonThatHoldsNothingOfTheSite() throws InterruptedException {
        ThreadTimer timer = new ThreadTimer();
        timer.after(Duration.ZERO, this::note);
        Thread thread = ran.take();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isSameAs(ThreadTimer.class.getClassLoader());
        timer.close();
    }

    @Test
    void whatStillWaitsWhenItIsClosedRunsAtOnceAndOnce() throws InterruptedException {
        ThreadTimer timer = new ThreadTimer();
        timer.after(Duration.ofDays(1), this::note);
        timer.close();
        assertThat(ran).containsExactly(Thread.currentThread());
        timer.close();
        assertThat(ran).hasSize(1);
    }

    @Test
    void whatComesAfterItWasClosedRunsAtOnce() {
        ThreadTimer timer = new ThreadTimer();
        timer.close();
        timer.after(Duration.ofDays(1), this::note);
        assertThat(ran).containsExactly(Thread.currentThread());
    }
}
