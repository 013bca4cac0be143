package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.Patience;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebugPageIT {

    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final String TEXT = "*/*";

    @TempDir
    static Path root;

    private static SiteServer server;

    @BeforeAll
    static void start() throws IOException {
        Project project = ShopSite.in(root, true)
                .write("src/main/webapp/oops.html", "The site's own page.")
                .write("src/main/webapp/WEB-INF/web.xml", """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <error-page>
                            <exception-type>java.io.FileNotFoundException</exception-type>
                            <location>/oops.html</location>
                          </error-page>
                          <error-page>
                            <error-code>410</error-code>
                            <location>/oops.html</location>
                          </error-page>
                        </web-app>
                        """);
        server = SiteServer.start(project.layout(), ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aFailureShowsTheLineOfTheSiteWhereItComesFrom() throws Exception {
        HttpResponse<String> answer = get("/orders/seven", TEXT);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .startsWith("""
                        500 Server Error  GET /orders/seven

                        IllegalArgumentException: There is no order <seven>

                        Caused by NumberFormatException: For input string: "seven"
                        in Orders.find
                        """)
                .contains("src/main/java/shop/Orders.java:13\n")
                .contains("  >    13 |             return byNumber.get(Integer.parseInt(number));")
                .contains("Caused by: java.lang.NumberFormatException: For input string: \"seven\"")
                .contains("frames of the JDK, thrown in NumberFormatException.forInputString")
                .contains("    at OrderPage.doGet (OrderPage.java:");
    }

    @Test
    void theAnswerIsAPageOfItsOwnThatNobodyKeeps() throws Exception {
        HttpResponse<String> answer = get("/orders/seven", HTML);

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        assertThat(answer.body())
                .startsWith("<!doctype html><html lang=\"en\">")
                .contains("<h1>IllegalArgumentException</h1>", "There is no order &lt;seven&gt;")
                .doesNotContain("<seven>", "in-the-session");
    }

    @Test
    void aProgramGetsJson() throws Exception {
        HttpResponse<String> answer = get("/orders/seven", "application/json");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .contains(
                        "\"status\":500",
                        "\"asked\":\"GET /orders/seven\"",
                        "\"call\":[{\"name\":\"Method\"",
                        "\"title\":\"IllegalArgumentException\"",
                        "\"line\":13")
                .contains("{\"name\":\"database.password\",\"value\":\"*****\",\"note\":\"environment\"}");
    }

    @Test
    void headIsAnsweredLikeGetButWithoutTheBody() throws Exception {
        HttpResponse<String> answer = send(request("/orders/seven", HTML).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                .isGreaterThan(10_000);
    }

    @Test
    void aFormThatTheSiteHasReadIsShown() throws Exception {
        HttpResponse<String> answer = send(request("/orders/new?token=in-the-query", TEXT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("article=milk&password=in-the-form")));

        assertThat(answer.body())
                .contains("IllegalStateException: No milk", "milk  (form)", "password  *****  (form)", "?token=*****")
                .doesNotContain("in-the-form", "in-the-query");
    }

    @Test
    void credentialsInHeadersAreMasked() throws Exception {
        HttpResponse<String> answer = send(request("/orders/seven", HTML)
                .header("Authorization", "Bearer in-the-header")
                .header("Cookie", "theme=dark; JSESSIONID=in-the-cookie")
                .header("Referer", "http://localhost/?api_key=in-the-referer&page=2"));

        assertThat(answer.body())
                .contains("<dt>theme</dt><dd><code>dark</code>", "page=2")
                .doesNotContain("in-the-header", "in-the-cookie", "in-the-referer");
    }

    @Test
    void attributesAndTheSessionAreShown() throws Exception {
        String json = get("/orders/seven", "application/json").body();
        assertThat(json)
                .contains("\"attributes\":[{\"name\":\"breadcrumb\",\"value\":\"Home > Orders\"}]")
                .contains(
                        "{\"name\":\"basket\",\"value\":\"[tea, milk]\",\"note\":\"java.util.ImmutableCollections$List12\"}")
                .contains("{\"name\":\"password\",\"value\":\"*****\"}")
                .contains("{\"name\":\"user\",\"value\":\"User[name=ann, password=*****]\"}")
                .contains("New with this request, ends after");
        String html = get("/orders/seven", HTML).body();
        assertThat(html)
                .contains("<h2>Attributes</h2> <small>1</small>")
                .contains("<dt>breadcrumb</dt><dd><code>Home &gt; Orders</code></dd>")
                .contains("<dt>basket</dt><dd><code>[tea, milk]</code>")
                .contains("<dt>password</dt><dd><code>*****</code>");
        assertThat(json + html).doesNotContain("in-the-session", "in-the-record");
    }

    /** Also in the line of the source that throws. */
    @Test
    void theSecretValuesOfTheSiteAreShownNowhere() throws Exception {
        for (String accept : List.of(HTML, TEXT, "application/json")) {
            assertThat(get("/orders/key", accept).body())
                    .contains("No door for *****")
                    .doesNotContain("kEy-of-the-site");
        }
    }

    @Test
    void theSessionInAPathIsNotShown() throws Exception {
        for (String accept : List.of(HTML, TEXT, "application/json")) {
            assertThat(get("/orders/seven;jsessionid=in-the-path", accept).body())
                    .contains("GET /orders/seven")
                    .doesNotContain("in-the-path");
        }
    }

    @Test
    void noOtherOriginMayReadThePage() throws Exception {
        assertThat(get("/orders/seven", HTML).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertTerse("Host: localhost:8000\r\nOrigin: http://localhost:3000");
    }

    @Test
    void aRecursionWithoutEndIsToldInAFewLines() throws Exception {
        HttpResponse<String> answer = get("/orders/deep", TEXT);

        assertThat(answer.body())
                .startsWith("500 Server Error  GET /orders/deep\n\nStackOverflowError\n")
                .contains("    at Orders.total (Orders.java:20)\n    ... This frame 1,023 times more\n")
                .contains("  >    20 |         return total(depth + 1) + 1;");
        assertThat(answer.body().lines().count()).isLessThan(100);
    }

    /** Jetty alone would never answer. */
    @Test
    void anExceptionThatCannotSayWhatItIsHasAPageAllTheSame() throws Exception {
        assertThat(get("/orders/odd", TEXT).body())
                .contains("OrderPage.Odd: (getMessage() threw java.lang.UnsupportedOperationException)")
                .contains("Thrown in OrderPage.doGet", "case \"odd\" -> throw new Odd();");
    }

    @Test
    void thePageReplacesTheSitesOwnForAnExceptionAndSaysSo() throws Exception {
        assertThat(get("/orders/file", TEXT).body()).startsWith("""
                        500 Server Error  GET /orders/file

                        FileNotFoundException: prices.csv
                        In production /oops.html answers.
                        """);
    }

    @Test
    void otherStatusesAreAnsweredByTheSitesOwnPage() throws Exception {
        HttpResponse<String> answer = get("/orders/gone", HTML);

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).isEqualTo("The site's own page.");
    }

    @Test
    void whatTheSiteSendsItselfIsShownWithoutATrace() throws Exception {
        assertThat(get("/orders/refused", TEXT).body())
                .startsWith("500 Server Error  GET /orders/refused\n\nThe site answered with 500: the site refuses\n");
    }

    @Test
    void aPathThatNobodyAnswersIsAnsweredWithWhatIsMapped() throws Exception {
        HttpResponse<String> answer = get("/oders/7", TEXT);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .startsWith("404 Not Found  GET /oders/7\n\nNothing answers /oders/7")
                .contains("Did you mean /orders?", "/orders/*  shop.OrderPage", "/static/   files of the site");
    }

    @Test
    void anAnswerThatHasBegunStaysAsItIs() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            String request = "GET /orders/committed HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("the beginning");
        }
    }

    @Test
    void aPersonElsewhereGetsNothingButAnId() throws Exception {
        assertTerse("Host: shop.example");
        assertTerse("Host: localhost\r\nX-Forwarded-For: 192.0.2.7");
    }

    private static void assertTerse(String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            String request = "GET /orders/seven HTTP/1.0\r\n" + headers + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 500")
                    .containsPattern("\r\n\r\nSomething went wrong[.] [0-9a-f]{10}\n$");
        }
    }

    private static HttpResponse<String> get(String path, String accept) throws Exception {
        return send(request(path, accept));
    }

    private static HttpRequest.Builder request(String path, String accept) {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpRequest.newBuilder(uri).timeout(Patience.LONG).header("Accept", accept);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
