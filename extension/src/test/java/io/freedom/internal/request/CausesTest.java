package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CausesTest {

    private static final IOException INNER = new IOException("inner");
    private static final IllegalStateException OUTER = new IllegalStateException("outer", INNER);

    @Test
    void theFailureItselfAndEveryCauseIsAsked() {
        assertThat(Causes.any(OUTER, IllegalStateException.class::isInstance)).isTrue();
        assertThat(Causes.any(OUTER, IOException.class::isInstance)).isTrue();
        assertThat(Causes.any(OUTER, Error.class::isInstance)).isFalse();
        assertThat(Causes.any(null, failure -> true)).isFalse();
    }

    @Test
    void whatIsIncludedIsThatVeryObject() {
        assertThat(Causes.include(OUTER, INNER)).isTrue();
        assertThat(Causes.include(OUTER, new IOException("inner"))).isFalse();
        assertThat(Causes.include(OUTER, null)).isFalse();
    }

    @Test
    @Timeout(60)
    void aCircleOfCausesIsWalkedForAWhileOnly() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);
        assertThat(Causes.any(first, IOException.class::isInstance)).isFalse();
        assertThat(Causes.include(first, second)).isTrue();
    }
}
