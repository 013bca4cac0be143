package io.freedom.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LastWordTest {

    private static final IOException RESET = new IOException("Connection reset");

    private static <T> T recycled() {
        throw new NullPointerException("recycled");
    }

    private static <T> T gone() {
        throw new NoClassDefFoundError("the server's class loader is closed");
    }

    @Test
    void whatTheServerSaysIsPassedOn() {
        assertThat(LastWord.status(() -> 204)).isEqualTo(204);
        assertThat(LastWord.failure(() -> RESET)).isSameAs(RESET);
        assertThat(LastWord.answer(() -> true, false)).isTrue();
    }

    @Test
    void aStatusThatCantBeReadIsNotKnown() {
        assertThat(LastWord.status(LastWordTest::<Integer>recycled)).isZero();
        assertThat(LastWord.status(LastWordTest::<Integer>gone)).isZero();
    }

    @Test
    void aFailureThatCantBeReadIsNone() {
        assertThat(LastWord.failure(LastWordTest::recycled)).isNull();
        assertThat(LastWord.failure(LastWordTest::gone)).isNull();
    }

    @Test
    void whereThereIsNoAnswerTheOtherOneCounts() {
        assertThat(LastWord.answer(LastWordTest::<Boolean>recycled, true)).isTrue();
        assertThat(LastWord.answer(LastWordTest::<Boolean>gone, false)).isFalse();
    }

    @Test
    void whatTheServerRefusesIsLeftUndone() {
        assertThatCode(() -> LastWord.attempt(LastWordTest::recycled)).doesNotThrowAnyException();
    }
}
