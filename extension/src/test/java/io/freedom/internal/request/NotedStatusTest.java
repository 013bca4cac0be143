package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotedStatusTest {

    private final NotedStatus status = new NotedStatus(() -> 200);

    @Test
    void whatWasSeenLastCounts() {
        status.see(200);
        status.see(404);
        assertThat(status.get()).isEqualTo(404);
        assertThat(status.isTold()).isFalse();
    }

    @Test
    void whatTheServerTellsStays() {
        status.see(200);
        status.tell(304);
        status.see(500);
        assertThat(status.get()).isEqualTo(304);
        assertThat(status.isTold()).isTrue();
    }

    @Test
    void aServerThatForgotTheStatusLeavesWhatWasSeenLast() {
        status.see(201);
        status.tell(0);
        status.see(500);
        assertThat(status.get()).isEqualTo(201);
        assertThat(status.isTold()).isTrue();
    }

    @Test
    void noStatusIsTakenForTheServersWord() {
        status.see(-1);
        assertThat(status.isTold()).isFalse();
        assertThat(status.get()).isEqualTo(-1);
    }
}
