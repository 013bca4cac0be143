package mysite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textCanNeitherOpenATagNorEndAnAttribute() {
        assertThat(Html.fill("<p title=\"%s\">%s</p>", "\"'", "<b>&🌿"))
                .isEqualTo("<p title=\"&quot;&#39;\">&lt;b&gt;&amp;🌿</p>");
    }

    @Test
    void whatIsHtmlAlreadyStaysSo() {
        assertThat(Html.fill("%s %d", Html.raw("<br>"), 3)).isEqualTo("<br> 3");
    }
}
