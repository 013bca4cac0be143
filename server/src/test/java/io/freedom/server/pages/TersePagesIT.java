package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
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

    @AutoClose
    private static ServedProject site;

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
        site = new ServedProject(project);
        LOG.addHandler(HANDLER);
    }

    @AfterAll
    static void stopRemembering() {
        LOG.removeHandler(HANDLER);
    }

    @BeforeEach
    void forget() {
        HANDLER.records.clear();
    }

    @Test
    void aFailureIsAnIdThatIsInTheLog() throws Exception {
        HttpResponse<String> answer = site.get("/orders/seven", "text/html");

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
        HttpResponse<String> answer = site.get("/orders/refused;jsessionid=SECRET", "text/html");

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
            assertThat(site.get("/orders/seven", accept).body())
                    .contains("Something went wrong.")
                    .doesNotContain("seven", "Orders", "shop", "Exception", "page.size");
        }
        assertThat(site.get("/orders/seven", "application/json").body())
                .matches("\\{\"status\":500,\"message\":\"Something went wrong.\",\"id\":\"[0-9a-f]{10}\"}\n");
    }

    @Test
    void theSitesOwnErrorPageAnswers() throws Exception {
        HttpResponse<String> answer = site.get("/orders/file", "text/html");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("The site's own page.");
    }

    @Test
    void aPathThatNobodyAnswersSaysNothingOfTheSite() throws Exception {
        HttpResponse<String> answer = site.get("/oders/7", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("shop", "OrderPage");
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
