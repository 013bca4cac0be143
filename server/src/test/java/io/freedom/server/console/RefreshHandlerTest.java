package io.freedom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.Problem;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshHandlerTest {

    private static final String PAGE = "<html><body><script>var a = '</body>';</script>Grüße</body></html>";
    private static final String TAG = "<script src=\"/_freedom/refresh\\.js\" data-generation=\"\\d+\" defer></script>";

    private final CountDownLatch read = new CountDownLatch(1);
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(new Pages());
        site.settings(true);
    }

    @AfterEach
    void stop() throws Exception {
        read.countDown();
        site.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/length", "/parts", "/parts-with-length", "/silent-end", "/latin", "/error"})
    void aPageThatIsOpenedGetsTheScriptAfterItsEnd(String path) throws Exception {
        HttpResponse<String> answer = navigate(path);

        assertThat(answer.body()).matches("(?s)" + PAGE.replaceAll("[()]", "\\\\$0") + TAG);
        answer.headers()
                .firstValueAsLong("Content-Length")
                .ifPresent(length -> assertThat(length)
                        .isEqualTo(answer.body()
                                .getBytes(path.equals("/latin") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)
                                .length));
    }

    @Test
    void aPageInOnePieceStaysInOnePiece() throws Exception {
        assertThat(navigate("/page").headers().firstValue("Content-Length")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/text", "/compressed", "/redirect", "/range", "/wide", "/xhtml", "/none", "/unmodified"})
    void everythingElseStaysAsItIs(String path) throws Exception {
        HttpResponse<String> answer = navigate(path);

        assertThat(answer.body()).doesNotContain("refresh");
        assertThat(answer.statusCode()).isEqualTo(site.get(path).statusCode());
        assertThat(answer.body()).isEqualTo(site.get(path).body());
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Dest, empty", "Sec-Fetch-Dest, iframe", "Accept, text/html"})
    void programsScriptsAndFramesGetTheBytesOfTheSite(String name, String value) throws Exception {
        assertThat(site.get("/length", name, value).body()).isEqualTo(PAGE);
    }

    @Test
    void whatIsPostedStaysAsItIs() throws Exception {
        assertThat(
                        site.raw(
                                "POST /page HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Dest: document\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .endsWith(PAGE);
    }

    @Test
    void nothingIsAddedWhereTheSiteIsNotInDevelopment() throws Exception {
        site.settings(false);

        assertThat(navigate("/page").body()).isEqualTo(PAGE);
    }

    @Test
    void nothingIsAddedForAnotherMachine() throws Exception {
        assertThat(
                        site.raw(
                                "GET /page HTTP/1.1\r\nHost: example.com\r\nSec-Fetch-Dest: document\r\nConnection: close\r\n\r\n"))
                .endsWith(PAGE);
    }

    @Test
    void thePageSaysWhatItShows() throws Exception {
        String before = navigate("/page").body();
        assertThat(navigate("/page").body()).isEqualTo(before);
        site.tell("serving", Map.of());
        assertThat(navigate("/page").body()).isNotEqualTo(before);
        site.problem.set(new Problem.NotBuilt("The pom is broken."));
        assertThat(navigate("/page").body()).contains(" data-problem defer>");
    }

    @Test
    void aStreamStillStreams() throws Exception {
        try (Socket socket = site.open("GET /stream HTTP/1.0\r\nHost: localhost\r\nSec-Fetch-Dest: document\r\n\r\n")) {
            assertThat(readUntil(socket.getInputStream(), "first")).doesNotContain("refresh");
            read.countDown();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("second" + TAG);
        }
    }

    private HttpResponse<String> navigate(String path) throws Exception {
        return site.get(path, "Sec-Fetch-Dest", "document");
    }

    private static String readUntil(InputStream in, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int each = in.read(); each >= 0; each = in.read()) {
            text.append((char) each);
            if (text.toString().endsWith(end)) {
                break;
            }
        }
        return text.toString();
    }

    private final class Pages extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
            switch (path) {
                case "/length", "/parts-with-length" ->
                    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, page.length);
                case "/latin" -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=iso-8859-1");
                case "/text" -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
                case "/wide" -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-16");
                case "/xhtml" -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xhtml+xml");
                case "/compressed" -> response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "br");
                case "/redirect" -> response.setStatus(302);
                case "/range" -> response.setStatus(206);
                case "/none" -> response.setStatus(204);
                case "/unmodified" -> response.setStatus(304);
                case "/error" -> response.setStatus(500);
                default -> {}
            }
            if (List.of("/none", "/unmodified").contains(path)) {
                response.write(true, null, callback);
            } else if (path.equals("/stream")) {
                write(response, "first");
                read.await();
                Content.Sink.write(response, true, "second", callback);
            } else if (path.startsWith("/parts") || path.equals("/silent-end")) {
                write(response, PAGE.substring(0, 20));
                write(response, PAGE.substring(20));
                if (path.equals("/silent-end")) {
                    callback.succeeded();
                } else {
                    response.write(true, null, callback);
                }
            } else {
                byte[] content = path.equals("/latin") ? PAGE.getBytes(StandardCharsets.ISO_8859_1) : page;
                response.write(true, ByteBuffer.wrap(content), callback);
            }
            return true;
        }

        private static void write(Response response, String text) throws Exception {
            try (Blocker.Callback written = Blocker.callback()) {
                response.write(false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), written);
                written.block();
            }
        }
    }
}
