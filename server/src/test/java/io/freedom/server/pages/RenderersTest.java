package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.pages.Page.Excerpt;
import io.freedom.server.pages.Page.Failing;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Frame;
import io.freedom.server.pages.Page.FrameGroup;
import io.freedom.server.pages.Page.Heading;
import io.freedom.server.pages.Page.Line;
import io.freedom.server.pages.Page.Row;
import io.freedom.server.pages.Page.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;

class RenderersTest {

    private static final Pattern TAG = Pattern.compile("<!?(/?[a-z0-9]+)(?:[^<>\"]|\"[^\"]*\")*>");

    @Property
    void noTextOfAPageBecomesMarkup(@ForAll("texts") String text) {
        String shown = Shown.text(text);
        String html = HtmlPage.of(page("x" + shown));

        // As many lines: what has several begins with a heading of its own.
        String harmless = HtmlPage.of(page("x" + shown.replaceAll("[^\n]", "x")));
        assertThat(tags(html)).isEqualTo(tags(harmless));
        assertThat(html.replaceAll("(?s)<(style|script)>.*?</\\1>", "").replaceAll(TAG.pattern(), ""))
                .doesNotContain("<", ">", "\"", "'");
    }

    @Property
    void jsonIsReadBackAsItWasMeant(@ForAll("texts") String text) {
        String shown = Shown.text(text);

        Object read = new JSON().fromJSON(JsonPage.of(page(shown)));

        assertThat(read).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) read).get("message")).isEqualTo(shown);
        assertThat(((Map<?, ?>) read).get("title")).isEqualTo(shown);
    }

    @Property
    void textHasNothingThatSteersATerminal(@ForAll("texts") String text) {
        assertThat(TextPage.of(page(Shown.text(text))).codePoints())
                .noneMatch(each -> each != '\n' && each != '\t' && Character.isISOControl(each));
    }

    @Test
    void theCaretStandsBelowItsColumn() {
        Excerpt source = new Excerpt(
                "Site.java",
                "/site/Site.java",
                2,
                List.of(5, 9),
                List.of(new Line(1, "{"), new Line(2, "\tint x = y;")));
        Page page = new Page(
                new Heading(500, "GET /", "The site does not compile", "1 error", null),
                List.of(),
                List.of(new Finding("", "cannot find symbol", source)),
                List.of(),
                List.of());

        assertThat(TextPage.of(page)).contains("  >     2 | \tint x = y;\n          | \t   ^   ^\n");
        assertThat(HtmlPage.of(page))
                .contains("\tint x = y;\n</span><span class=\"l caret\"><i></i>\t   <b>^</b>   <b>^</b>\n");
    }

    private static List<String> tags(String html) {
        return TAG.matcher(html).results().map(RenderersTest::name).toList();
    }

    private static String name(MatchResult tag) {
        return tag.group(1);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(
                        "<script>alert(1)</script>",
                        "</pre></textarea></title><img src=x onerror=alert(1)>",
                        "\" autofocus onfocus=\"alert(1)",
                        "' x='",
                        "<!-- ]]> --!>",
                        "&lt;b&gt; &#60;",
                        "${7*7} {{7*7}} %s %n",
                        "\u001b]0;title\u0007",
                        "\ud800 \uDC00 \u2028 \u202e",
                        "two\nlines",
                        "\r\n<",
                        ""));
    }

    /** With the text in every place. */
    private static Page page(String text) {
        Excerpt source = new Excerpt(text, text, 2, List.of(3), List.of(new Line(1, text), new Line(2, text)));
        Frame ours = new Frame(text, text, text, true, source);
        Frame others = new Frame(text, text, text, false, null);
        return new Page(
                new Heading(500, text, text, text, 7L),
                List.of(text),
                List.of(new Finding(text, text, source)),
                List.of(new Failing(
                        text,
                        text,
                        text,
                        List.of(
                                new FrameGroup("", false, List.of(ours)),
                                new FrameGroup(text, true, List.of(others)),
                                new FrameGroup(text, false, List.of())))),
                List.of(new Table("held", text, text, List.of(new Row(text, text, text)))));
    }
}
