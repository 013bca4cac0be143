package io.freedom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.freedom.internal.settings.Overrides;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;

/** Tests that override the same setting at the same time; {@link OverrideSettingsTest} runs them. */
final class ParallelSamples {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private ParallelSamples() {}

    @OverrideSettings("page.size=21")
    static class ParallelA {

        @RepeatedTest(10)
        void ofTheClass() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(21);
        }
    }

    static class ParallelB {

        @RepeatedTest(10)
        @OverrideSettings("page.size=22")
        void ofTheMethod() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(22);
        }

        @RepeatedTest(10)
        @OverrideSettings("page.size=23")
        void fails() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(23);
            throw new IllegalStateException("failing on purpose");
        }
    }

    static class ParallelPlain {

        @RepeatedTest(10)
        void seesNothing() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
        }
    }

    static class ParallelDynamic {

        @TestFactory
        @OverrideSettings("page.size=24")
        Stream<DynamicTest> dynamic() {
            return IntStream.range(0, 20)
                    .mapToObj(number -> dynamicTest(
                            "number " + number,
                            () -> assertThat(TestedSite.bootedPageSize()).isEqualTo(24)));
        }
    }

    /** The second test is made when the first has begun on another thread, which then looks at the one that waits for both. */
    static class ParallelWaiting {

        @AfterEach
        void readAgain() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(25);
        }

        @TestFactory
        @OverrideSettings("page.size=25")
        Stream<DynamicTest> dynamic() {
            Thread factory = Thread.currentThread();
            CountDownLatch begun = new CountDownLatch(1);
            return IntStream.of(1, 2).mapToObj(number -> {
                if (number == 1) {
                    return dynamicTest("first", () -> {
                        begun.countDown();
                        await().atMost(PATIENCE).until(() -> overrides(factory.getContextClassLoader()) == null);
                    });
                }
                await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
                int made = TestedSite.bootedPageSize();
                return dynamicTest("second", () -> assertThat(made).isEqualTo(25));
            });
        }

        private static @Nullable URL overrides(ClassLoader loader) {
            return loader.getResource(Overrides.NAME);
        }
    }
}
