package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.site.Greeting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticFilesIT {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    @TempDir
    Path temp;

    private SiteFolder site;

    @BeforeEach
    void makeSite() throws IOException {
        site = new SiteFolder(temp).withClasses(Greeting.class);
    }

    @Test
    void staticFilesAreServedButNeitherWebInfNorFolders() throws Exception {
        try (SiteServer server = SiteServer.start(site.layout(), ServerOptions.at(ANY_PORT))) {
            assertThat(get(server, "/static/hello.txt").body()).isEqualTo("hello");
            assertThat(get(server, "/WEB-INF/beans.xml").statusCode()).isEqualTo(404);
            assertThat(get(server, "/WEB-INF/classes/io/freedom/server/site/Greeting.class")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(server, "/static/").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aStaticFileIsAskedForAgainAndServedAnewOnceItIsEdited() throws Exception {
        Path file = site.webFolder().resolve("static/hello.txt");
        try (SiteServer server = SiteServer.start(site.layout(), ServerOptions.at(ANY_PORT))) {
            HttpResponse<String> first = get(server, "/static/hello.txt");
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(getUnless(server, "/static/hello.txt", tag).statusCode()).isEqualTo(304);

            // Of the same length, and as soon as may be: what is kept for a second would be served still.
            FileTime before = Files.getLastModifiedTime(file);
            Files.writeString(file, "HELLO");
            Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1));

            HttpResponse<String> second = getUnless(server, "/static/hello.txt", tag);
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo("HELLO");
            Files.delete(file);
            assertThat(get(server, "/static/hello.txt").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(SiteServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> getUnless(SiteServer server, String path, String tag) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri).header("If-None-Match", tag).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
