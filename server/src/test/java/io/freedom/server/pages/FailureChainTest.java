package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureChainTest {

    @Test
    void causesComeFirstAndThenWhatWasSuppressed() {
        Exception cause = new Exception("cause");
        Exception failure = new Exception("failure", cause);
        failure.addSuppressed(new IllegalStateException("suppressed", new Exception("its cause")));

        FailureChain chain = FailureChain.of(failure);

        assertThat(chain.links())
                .extracting(FailureChain.Link::relation, link -> link.failure().getMessage())
                .containsExactly(
                        tuple("", "failure"),
                        tuple("Caused by", "cause"),
                        tuple("Suppressed by Exception", "suppressed"),
                        tuple("Caused by", "its cause"));
        assertThat(chain.leftOut()).isZero();
    }

    @Test
    void causesThatCauseEachOtherAreToldOnce() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);
        other.addSuppressed(one);

        assertThat(FailureChain.of(one).links()).hasSize(2);
    }

    @Test
    void ofFiveThousandCausesTheFirstAndTheLastAreTold() {
        Throwable failure = new Exception("0");
        for (int i = 1; i < 5_000; i++) {
            failure = new Exception(String.valueOf(i), failure);
        }

        FailureChain chain = FailureChain.of(failure);

        assertThat(chain.links())
                .extracting(link -> link.failure().getMessage())
                .startsWith("4999", "4998")
                .endsWith("1", "0");
        assertThat(chain.links().size() + chain.leftOut()).isEqualTo(5_000);
    }

    @Test
    void aThousandSuppressedExceptionsAreNotAllTold() {
        Exception failure = new Exception("failure");
        IntStream.range(0, 1_000).forEach(i -> failure.addSuppressed(new Exception("suppressed " + i)));

        FailureChain chain = FailureChain.of(failure);

        assertThat(chain.links()).hasSize(13);
        assertThat(chain.leftOut()).isEqualTo(988);
    }

    @Test
    void aChainThatGrowsWhileItIsWalkedEnds() {
        assertThat(FailureChain.of(new Growing()).links()).hasSizeLessThan(100);
    }

    @Test
    void aCauseThatCannotBeAskedForIsNone() {
        Exception failure = new Exception() {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException();
            }
        };

        assertThat(FailureChain.of(failure).links()).hasSize(1);
    }

    private static final class Growing extends Exception {

        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            return new Growing();
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
