package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteServer;
import io.freedom.server.command.RequestLines;
import io.freedom.server.command.Terminal;
import io.freedom.server.deployment.WorkFolder;
import io.freedom.server.reload.WatchedSite;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsatisfiedIT {

    @TempDir
    Path root;

    @Test
    void aDependencyThatNobodyCanMeetIsShownWithItsLine() throws Exception {
        Project project = new Project(root)
                .source("shop/Nobody.java", "package shop; interface Nobody {}")
                .source("shop/Needy.java", """
                        package shop;
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Needy {
                            Needy() {}
                            @jakarta.inject.Inject
                            Needy(
                                jakarta.enterprise.inject.spi.BeanManager beans,
                                Nobody nobody) {}
                        }
                        """)
                .compile();
        WatchedSite site = new WatchedSite(project.layout(), null);
        Terminal nobody = new Terminal(
                new PrintStream(PrintStream.nullOutputStream()),
                new PrintStream(PrintStream.nullOutputStream()),
                false);
        try (SiteServer server = SiteServer.start(
                site,
                () -> site,
                ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)),
                new WorkFolder(),
                new RequestLines(nobody))) {
            URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");

            String page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();

            assertThat(page)
                    .contains("WELD-001408", "at shop.Needy.<init>(Needy.java:8)", "src/main/java/shop/Needy.java:8")
                    .contains("  >     8 |         Nobody nobody) {}");
        }
    }
}
