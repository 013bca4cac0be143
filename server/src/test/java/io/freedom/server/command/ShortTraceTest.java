package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortTraceTest {

    @Test
    void whatIsNotTheSitesIsFoldedButTheTopStays() {
        Throwable failure = failure(
                "no such table",
                "java.util.Objects",
                "java.util.Optional",
                "mysite.Orders",
                "mysite.Site",
                "mysite.Site$Proxy$_$$_WeldClientProxy",
                "io.freedom.internal.http.RequestFilter",
                "org.eclipse.jetty.server.Server",
                "java.lang.Thread");

        assertThat(ShortTrace.of(failure))
                .containsExactly(
                        "java.lang.IllegalStateException: no such table",
                        "\tat java.util.Objects.call(Some.java:7)",
                        "\t... 1 more",
                        "\tat mysite.Orders.call(Some.java:7)",
                        "\tat mysite.Site.call(Some.java:7)",
                        "\t... 4 more");
    }

    @Test
    void causesAndSuppressedOnesShowWhatTheyDoNotShareWithTheFirst() {
        Throwable failure = failure("outer", "mysite.Site", "java.lang.Thread");
        failure.initCause(failure("inner", "mysite.Orders", "mysite.Site", "java.lang.Thread"));
        failure.addSuppressed(failure("beside", "mysite.Pool", "java.lang.Thread"));

        assertThat(ShortTrace.of(failure))
                .containsExactly(
                        "java.lang.IllegalStateException: outer",
                        "\tat mysite.Site.call(Some.java:7)",
                        "\t... 1 more",
                        "Suppressed: java.lang.IllegalStateException: beside",
                        "\tat mysite.Pool.call(Some.java:7)",
                        "\t... 1 more",
                        "Caused by: java.lang.IllegalStateException: inner",
                        "\tat mysite.Orders.call(Some.java:7)",
                        "\t... 2 more");
    }

    @Test
    void aTraceInWhichTheSiteHasNoPartStays() {
        assertThat(ShortTrace.of(failure("jetty", "org.eclipse.jetty.server.Server", "java.lang.Thread")))
                .containsExactly(
                        "java.lang.IllegalStateException: jetty",
                        "\tat org.eclipse.jetty.server.Server.call(Some.java:7)",
                        "\tat java.lang.Thread.call(Some.java:7)");
    }

    @Test
    void aCauseThatIsItsOwnCauseEnds() {
        Throwable first = failure("first", "mysite.Site");
        Throwable second = failure("second", "mysite.Site");
        first.initCause(second);
        second.initCause(first);

        assertThat(ShortTrace.of(first))
                .hasSize(5)
                .last()
                .isEqualTo("Caused by: java.lang.IllegalStateException: first");
    }

    @Test
    void aDeepRecursionIsCut() {
        List<String> deep = Stream.generate(() -> "mysite.Site").limit(1024).toList();

        assertThat(ShortTrace.of(failure("deep", deep.toArray(String[]::new))))
                .hasSize(102)
                .last()
                .isEqualTo("\t... 924 more");
    }

    private static Throwable failure(String message, String... classes) {
        Throwable failure = new IllegalStateException(message);
        failure.setStackTrace(Stream.of(classes)
                .map(each -> new StackTraceElement(each, "call", "Some.java", 7))
                .toArray(StackTraceElement[]::new));
        return failure;
    }
}
