package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freedom.server.pages.Page.Excerpt;
import io.freedom.server.pages.Page.Failing;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Frame;
import io.freedom.server.pages.Page.FrameGroup;
import io.freedom.server.pages.Page.Line;
import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** In which this class is the site. */
class FailureModelTest {

    private static final SiteCode CODE =
            new SiteCode(List.of(Path.of("src/test/java")), List.of(Path.of("target/test-classes")), Path.of(""));
    private static final SiteCode NOTHING = new SiteCode(List.of(), List.of(), Path.of(""));

    @Test
    void theLineOfTheSiteIsFoundWhereTheJdkThrew() {
        FailureModel model = FailureModel.of(catchThrowable(() -> parse("seven")), CODE);

        assertThat(model.title()).isEqualTo("NumberFormatException");
        assertThat(model.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.text()).isEqualTo("Thrown in FailureModelTest.parse");
            assertThat(failingLine(finding)).isEqualTo("return Integer.parseInt(number);");
        });
    }

    @Test
    void theCauseHasTheLineAndTheMessageIsThatOfTheOneWhoSaysSomething() {
        Throwable failure = new ServletException(new CompletionException(catchThrowable(() -> wrap("seven"))));

        FailureModel model = FailureModel.of(failure, CODE);

        assertThat(model.title()).isEqualTo("IllegalArgumentException");
        assertThat(model.message()).isEqualTo("no number: seven");
        assertThat(model.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.text())
                    .isEqualTo(
                            "Caused by NumberFormatException: For input string: \"seven\"\nin FailureModelTest.parse");
            assertThat(failingLine(finding)).isEqualTo("return Integer.parseInt(number);");
        });
        assertThat(model.failures())
                .extracting(Failing::relation)
                .containsExactly("", "Caused by", "Caused by", "Caused by");
    }

    @Test
    void framesOfOthersAreFoldedAwayUnderTheirNames() {
        List<FrameGroup> frames = FailureModel.of(catchThrowable(() -> parse("seven")), CODE)
                .failures()
                .get(0)
                .frames();

        assertThat(frames.get(0).title())
                .matches("\\d frames of the JDK, thrown in NumberFormatException.forInputString");
        assertThat(frames.get(0).folded()).isTrue();
        assertThat(frames.get(1).frames()).extracting(Frame::method).startsWith("FailureModelTest.parse");
        assertThat(frames.get(2).title()).contains("frames of org.assertj").doesNotContain("thrown in");
    }

    @Test
    void aCauseLeavesOutTheFramesThatItHasInCommon() {
        Failing cause = FailureModel.of(catchThrowable(() -> wrap("seven")), CODE)
                .failures()
                .get(1);

        assertThat(cause.frames().get(cause.frames().size() - 1).title())
                .matches("\\d+ frames in common with the one above");
    }

    @Test
    void anExceptionWithoutAnyFrameOfTheSiteIsForeign() {
        FailureModel model = FailureModel.of(catchThrowable(() -> parse("seven")), NOTHING);

        assertThat(model.isForeign()).isTrue();
        assertThat(model.findings()).isEmpty();
        assertThat(model.unfolded().failures().get(0).frames()).noneMatch(FrameGroup::folded);
    }

    @Test
    void aRecursionWithoutEndIsAFewFrames() {
        FailureModel model = FailureModel.of(catchThrowable(() -> recurse(0)), CODE);

        assertThat(model.title()).isEqualTo("StackOverflowError");
        assertThat(model.failures().get(0).frames())
                .hasSizeLessThan(10)
                .anySatisfy(group -> assertThat(group.title()).matches("This frame 1,02\\d times more"));
    }

    @Test
    void aTraceThatIsNoneHasNoFrames() {
        Exception failure = new Exception("without") {
            private static final long serialVersionUID = 1;

            @Override
            @SuppressWarnings("NullAway")
            public StackTraceElement[] getStackTrace() {
                return null;
            }
        };

        assertThat(FailureModel.of(failure, CODE).failures().get(0).frames()).isEmpty();
    }

    @Test
    void aTraceWhoseNamesAreNoPathsIsShown() {
        Exception failure = new Exception("odd");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("../../etc\u0000.Class", "<b>", "../../../../../etc/passwd", 1),
            new StackTraceElement("x".repeat(70_000), "y".repeat(70_000), null, -2)
        });

        FailureModel model = FailureModel.of(failure, CODE);

        assertThat(model.isForeign()).isTrue();
        assertThat(model.failures().get(0).frames().get(0).frames())
                .hasSize(2)
                .allSatisfy(frame -> assertThat(frame.raw()).hasSizeLessThan(400));
    }

    private static String failingLine(Finding finding) {
        Excerpt source = finding.source();
        assertThat(source).isNotNull();
        assertThat(source.file()).isEqualTo("src/test/java/io/freedom/server/pages/FailureModelTest.java");
        return source.lines().stream()
                .filter(line -> line.number() == source.line())
                .map(Line::text)
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private static int parse(String number) {
        return Integer.parseInt(number);
    }

    private static int wrap(String number) {
        try {
            return parse(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number: " + number, e);
        }
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }
}
