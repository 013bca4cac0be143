package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site in development whose application has no annotation yet. */
class EmptySiteIT {

    private static final String TELLING = """
            package shop;

            import jakarta.servlet.ServletContextEvent;
            import jakarta.servlet.ServletContextListener;
            import jakarta.servlet.annotation.WebListener;
            import java.util.Map;
            import java.util.function.Consumer;

            @WebListener
            public class Telling implements ServletContextListener {

                @Override
                @SuppressWarnings("unchecked")
                public void contextInitialized(ServletContextEvent event) {
                    if (Telling.class.getClassLoader() instanceof Consumer<?> server) {
                        ((Consumer<Map<String, Object>>) server).accept(Map.of("event", "settings", "debug", true));
                        ((Consumer<Map<String, Object>>) server).accept(Map.of("event", "deployed", "completion", "jetty"));
                    }
                }
            }
            """;

    @TempDir
    Path root;

    private SiteServer server;

    @BeforeEach
    void start() throws IOException {
        Project project = new Project(root)
                .source("shop/Telling.java", TELLING)
                .write("src/main/webapp/pictures/tea.txt", "tea")
                .compile();
        server = SiteServer.start(project.layout(), ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aSiteWithoutAnApplicationSaysSoInsteadOfForbidding() throws Exception {
        for (String path : new String[] {"/", "/pictures/", "/nothing"}) {
            assertThat(get(path).body())
                    .as(path)
                    .contains("Nothing answers " + path, "No application is bound: no class has @Application.");
        }
        assertThat(get("/pictures/tea.txt").body()).isEqualTo("tea");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
