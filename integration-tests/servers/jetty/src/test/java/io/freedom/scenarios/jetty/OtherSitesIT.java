package io.freedom.scenarios.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The same WAR with another application, as its settings module says; one site after the other, because a servlet tells of its life by
 * system properties of this process.
 */
@Execution(ExecutionMode.SAME_THREAD)
class OtherSitesIT {

    private static SiteServer serve(String settings) {
        return SiteServer.start(
                SiteLayout.of(Path.of(System.getProperty("scenarios.war"))),
                new ServerOptions(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        settings,
                        ServerOptions.DEFAULT_THREADS,
                        ServerOptions.DEFAULT_GRACE));
    }

    private static HttpResponse<String> get(SiteServer server, String path) throws Exception {
        URI uri = URI.create("http://" + server.address().getHostString() + ':'
                + server.address().getPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void aServletOfAnotherFrameworkIsTheWholeSite() throws Exception {
        try (SiteServer server = serve("scenarios.settings.jersey")) {
            assertThat(server.facts())
                    .containsEntry("application", "scenarios.OtherSites.jersey")
                    .containsEntry("settings.origin", "--settings");
            assertThat(get(server, "/greeting/you").body()).isEqualTo("Hello, you, at / greeting/you");
            assertThat(get(server, "/nothing").statusCode()).isEqualTo(404);
            assertThat(get(server, "/static/file.txt").body()).isEqualTo("A static file.\n");
        }
    }

    @Test
    void applicationsAreMountedBelowApplications() throws Exception {
        try (SiteServer server = serve("scenarios.settings.nested")) {
            assertThat(get(server, "/").body()).isEqualTo("rest||/|/*");
            assertThat(get(server, "/ab").body()).isEqualTo("rest||/ab|/*");
            assertThat(get(server, "/a").body()).isEqualTo("a|/a|null|/a/*");
            assertThat(get(server, "/a/").body()).isEqualTo("a|/a|/|/a/*");
            assertThat(get(server, "/a/bc").body()).isEqualTo("a|/a|/bc|/a/*");
            assertThat(get(server, "/a/b/x%20y").body()).isEqualTo("b|/a/b|/x y|/a/b/*");
            assertThat(get(server, "/a/b/c/d").body()).isEqualTo("mounted|/a/b/c|/d");
        }
    }

    @Test
    void anApplicationSeesTheSamePathsBelowAnotherMapping() throws Exception {
        try (SiteServer server = serve("scenarios.settings.mapped")) {
            assertThat(get(server, "/app/a/b/x").body()).isEqualTo("b|/app/a/b|/x|/app/a/b/*");
            assertThat(get(server, "/app/z").body()).startsWith("rest|/app|/z|");
            assertThat(get(server, "/static/file.txt").body()).isEqualTo("A static file.\n");
        }
    }

    @Test
    void aMountedServletLivesAsLongAsTheSiteAndAWrappedOneFromItsFirstRequest() throws Exception {
        System.clearProperty("scenarios.mounted");
        System.clearProperty("scenarios.wrapped");
        try (SiteServer server = serve("scenarios.settings.nested")) {
            assertThat(System.getProperty("scenarios.mounted")).isEqualTo("init ");
            assertThat(System.getProperty("scenarios.wrapped")).isNull();
            assertThat(get(server, "/wrapped/x").body()).isEqualTo("wrapped|/wrapped|/x");
            assertThat(get(server, "/wrapped/y").statusCode()).isEqualTo(200);
            assertThat(System.getProperty("scenarios.wrapped")).isEqualTo("init ");
        }
        assertThat(System.getProperty("scenarios.mounted")).isEqualTo("init destroy ");
        assertThat(System.getProperty("scenarios.wrapped")).isEqualTo("init destroy ");
    }
}
