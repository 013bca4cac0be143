package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.Patience;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of {@link DebugPageIT} in production. */
class TersePagesIT {

    private static final Logger LOG = Logger.getLogger("io.freedom.server");
    private static final Remembering HANDLER = new Remembering();

    @TempDir
    static Path root;

    private static SiteServer server;

    @BeforeAll
    static void start() throws IOException {
        Project project = ShopSite.in(root, false)
                .write("src/main/webapp/gone.html", "The site's own page.")
                .write("src/main/webapp/WEB-INF/web.xml", """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <error-page>
                            <exception-type>java.io.FileNotFoundException</exception-type>
                            <location>/gone.html</location>
                          </error-page>
                        </web-app>
                        """);
        server = SiteServer.start(project.layout(), ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)));
        LOG.addHandler(HANDLER);
    }

    @AfterAll
    static void stop() {
        LOG.removeHandler(HANDLER);
        server.stop();
    }

    @BeforeEach
    void forget() {
        HANDLER.records.clear();
    }

    @Test
    void aFailureIsAnIdThatIsInTheLog() throws Exception {
        HttpResponse<String> answer = get("/orders/seven", "text/html");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        String id = answer.body().replaceAll("(?s).*<code>([0-9a-f]{10})</code>.*", "$1");
        assertThat(HANDLER.records)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMessage())
                        .startsWith("FREEDOM-0731: The answer to GET /orders/seven was 500 with the id " + id
                                + ", because of" + " java.lang.IllegalArgumentException: There is no order <seven>."));
    }

    /** A site that says that it is being maintained works as it should. */
    @Test
    void aStatusThatTheSiteSendsIsNoFailure() throws Exception {
        HttpResponse<String> answer = get("/orders/refused;jsessionid=SECRET", "text/html");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(HANDLER.records).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.INFO);
            assertThat(entry.getMessage())
                    .startsWith("FREEDOM-0732: The answer to GET /orders/refused was 500 with the id ")
                    .contains("has sent this status itself, and says: the site refuses. Nothing failed")
                    .doesNotContain("SECRET", "trace");
            assertThat(entry.getThrown()).isNull();
        });
    }

    @Test
    void nothingOfTheSiteIsInTheAnswer() throws Exception {
        for (String accept : List.of("text/html", "application/json", "*/*")) {
            assertThat(get("/orders/seven", accept).body())
                    .contains("Something went wrong.")
                    .doesNotContain("seven", "Orders", "shop", "Exception", "page.size");
        }
        assertThat(get("/orders/seven", "application/json").body())
                .matches("\\{\"status\":500,\"message\":\"Something went wrong.\",\"id\":\"[0-9a-f]{10}\"}\n");
    }

    @Test
    void theSitesOwnErrorPageAnswers() throws Exception {
        HttpResponse<String> answer = get("/orders/file", "text/html");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("The site's own page.");
    }

    @Test
    void aPathThatNobodyAnswersSaysNothingOfTheSite() throws Exception {
        HttpResponse<String> answer = get("/oders/7", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("shop", "OrderPage");
    }

    private static HttpResponse<String> get(String path, String accept) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Patience.LONG)
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static final class Remembering extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
