package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.SiteLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;

/** What the console tells of a failure. */
class DisclosureTest {

    private final Disclosure disclosure = new Disclosure(SiteCode.of(
            new SiteLayout(List.of(Path.of("target")), List.of(Path.of("target/test-classes")), List.of()), List.of()));

    @Test
    void theSitesFramesAreToldAndThoseOfContainersAreFoldedAway() {
        Throwable failure = thrown(
                new IllegalStateException("broken"),
                own(7),
                new StackTraceElement(
                        "freedom-server", null, null, "org.eclipse.jetty.server.Server", "handle", "Server.java", 9),
                new StackTraceElement("shop.Orders$Proxy$_$$_WeldClientProxy", "all", "Orders.java", 1));

        assertThat(disclosure.failure(failure, UnaryOperator.identity()))
                .containsEntry("type", "java.lang.IllegalStateException")
                .containsEntry("message", "broken")
                .containsEntry(
                        "frames",
                        List.of(
                                Map.of(
                                        "folded",
                                        false,
                                        "frames",
                                        List.of("DisclosureTest.find (DisclosureTest.java:7)")),
                                Map.of(
                                        "title",
                                        "2 frames of Jetty and Weld",
                                        "folded",
                                        true,
                                        "frames",
                                        List.of(
                                                "Server.handle (Server.java:9)",
                                                "Orders (client proxy).all (Orders.java:1)"))))
                .doesNotContainKeys("causes", "notes");
    }

    @Test
    void aFailureThatIsNotTheSitesIsUnfolded() {
        Throwable failure = thrown(
                new IllegalStateException(), new StackTraceElement("org.eclipse.jetty.Some", "call", "Some.java", 1));

        assertThat(disclosure.failure(failure, UnaryOperator.identity()).get("frames"))
                .asString()
                .contains("folded=false", "Some.call");
    }

    @Test
    void causesFollowWithWhatTheyHaveOfTheirOwn() {
        Throwable root = thrown(new IllegalArgumentException("see https://bob:sec-ret@host"), own(3), own(9));
        Throwable failure = thrown(new IllegalStateException(root), own(8), own(9));

        assertThat(disclosure.failure(failure, UnaryOperator.identity()).get("causes"))
                .asString()
                .contains(
                        "Caused by",
                        "java.lang.IllegalArgumentException",
                        "https://*****@host",
                        "DisclosureTest.java:3")
                .contains("1 frame in common")
                .doesNotContain("sec-ret");
    }

    @Test
    void everyFailureCanBeToldInBounds() {
        StackTraceElement[] trace = IntStream.range(0, 1_000)
                .mapToObj(line -> line % 2 == 0
                        ? own(line + 1)
                        : new StackTraceElement("org.eclipse.jetty.Some", "call", "Some.java", line))
                .toArray(StackTraceElement[]::new);
        String message = "x".repeat(10_000);
        Throwable deep = new IllegalStateException("x".repeat(1_000_000));
        for (int i = 1; i < 5_000; i++) {
            deep = thrown(new IllegalStateException(message, deep), trace);
        }
        assertThat(new JSON().toJSON(disclosure.failure(deep, UnaryOperator.identity())))
                .hasSizeLessThan(500_000)
                .contains("left out");

        Throwable cyclic = new IllegalStateException("first");
        cyclic.initCause(new IllegalArgumentException("second", cyclic));
        assertThat(disclosure.failure(cyclic, UnaryOperator.identity()).toString())
                .containsOnlyOnce("first");

        Throwable broken = new IllegalStateException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getLocalizedMessage() {
                throw new UnsupportedOperationException();
            }
        };
        assertThat(disclosure.failure(broken, UnaryOperator.identity()))
                .containsEntry("message", "(getMessage() threw java.lang.UnsupportedOperationException)");
    }

    private static StackTraceElement own(int line) {
        return new StackTraceElement(DisclosureTest.class.getName(), "find", "DisclosureTest.java", line);
    }

    private static Throwable thrown(Throwable failure, StackTraceElement... trace) {
        failure.setStackTrace(trace);
        return failure;
    }

    @Test
    void whatOnlyTheSiteKnowsToBeSecretIsHiddenInMessages() {
        assertThat(disclosure.failure(
                        new IllegalStateException("at hunter2222", new IllegalArgumentException("hunter2222")),
                        text -> text.replace("hunter2222", "*****")))
                .asString()
                .contains("at *****")
                .doesNotContain("hunter2222");
    }
}
