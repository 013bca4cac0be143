package io.freedom.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBothModes
@NeedsFeature(Feature.FACES)
class FacesScenario extends Requests {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("(?i)Set-Cookie: (JSESSIONID=[^;\r\n]+)");

    @Test
    void aPage(Client client) {
        assertCompletes(client, "/pages/hello.xhtml", 200, "value=\"nobody\"");
    }

    @Test
    void aFormThatIsSent(Client client) {
        String shown = name(client);
        String page = client.exchange(client.get("/pages/hello.xhtml", shown));
        String form = "form=form&form%3Aname=you&form%3Asend=Send&jakarta.faces.ViewState="
                + URLEncoder.encode(first(VIEW_STATE, page), UTF_8);
        String sent = name(client);
        String response = client.exchange(client.head("POST", "/pages/hello.xhtml", sent) + "Cookie: "
                + first(COOKIE, page)
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: "
                + form.length() + "\r\n\r\n" + form);
        assertThat(response).startsWith("HTTP/1.1 200 ").contains("Hello, you");
        assertFinished(client.awaitFinished(shown), "COMPLETED", 200, "null");
        assertFinished(client.awaitFinished(sent), "COMPLETED", 200, "null");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
