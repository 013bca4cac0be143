package io.freedom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;

/** Tests that override the same setting at the same time; {@link OverrideSettingsTest} runs them. */
final class ParallelSamples {

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
}
