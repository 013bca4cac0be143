package io.freedom.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.server.Main;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's site, built from the README's own text and served. */
class ReadmeIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Path war;

    @BeforeEach
    void buildTheSite() throws IOException {
        war = Project.ofTheReadme().war(folder);
    }

    @Test
    void theSiteGreetsThroughItsMiddleware() throws Exception {
        try (SiteServer server = serve(null)) {
            HttpResponse<String> answer = get(server.address().getPort(), "/some/where?a=b");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("Hello! You asked for /some/where" + System.lineSeparator());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=UTF-8"));
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(server.facts())
                    .containsEntry("application", "mysite.Site")
                    .containsEntry("settings", "mysite.settings.development")
                    .containsEntry("settings.origin", "settings.module in META-INF/freedom.properties");
        }
    }

    @Test
    void theEndOfARequestIsObserved() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (SiteServer server = serve(null)) {
            get(server.address().getPort(), "/some/where");

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(printed.toString(StandardCharsets.UTF_8))
                            .containsOnlyOnce("COMPLETED")
                            .containsPattern("(?m)^COMPLETED /some/where PT[0-9.]+S$"));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void aServerCanPickTheOtherModule() throws Exception {
        try (SiteServer server = serve("mysite.settings.production")) {
            assertThat(get(server.address().getPort(), "/").body()).startsWith("Welcome! You asked for /");
            assertThat(server.facts())
                    .containsEntry("settings", "mysite.settings.production")
                    .containsEntry("settings.origin", "--settings");
        }
    }

    @Test
    void aSystemPropertyBeatsTheModule() throws Exception {
        assertThat(greetingWith("greeting", "Good day!")).startsWith("Good day! You asked for /");
    }

    @Test
    void aSystemPropertyWithTheSitesPrefixBeatsTheModule() throws Exception {
        assertThat(greetingWith("%mysite.greeting", "Good evening!")).startsWith("Good evening! You asked for /");
    }

    @Test
    void environmentVariablesPickTheModuleAndBeatIt() throws Exception {
        Path log = folder.resolve("server.log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "runserver",
                "127.0.0.1:0",
                war.toString());
        command.environment().put("FREEDOM_SETTINGS_MODULE", "mysite.settings.production");
        command.environment().put("GREETING", "Good morning!");
        Process server =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            int port = Ports.served(server, log);

            assertThat(get(port, "/").body()).startsWith("Good morning! You asked for /");
            assertThat(log)
                    .content()
                    .containsPattern(
                            "mysite\\.settings\\.production\\s+\\(environment variable FREEDOM_SETTINGS_MODULE\\)");
        } finally {
            server.destroy();
            assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void theDependencyIsTheOneOfThePomAndOfThisBuild() {
        List<CodeBlock> xml = Repository.readme().blocks("xml");
        assertThat(xml).hasSize(2);
        String dependency = xml.get(0).text();
        assertThat(xml.get(1).text().replaceAll("\\s", "")).contains(dependency.replaceAll("\\s", ""));
        assertThat(dependency).contains("<version>" + System.getProperty("freedom.version") + "</version>");
    }

    @Test
    void theSitesOnlyLibraryIsFreedom() throws Exception {
        assertThat(Archive.of(war).libraries()).containsExactly(new File(System.getProperty("freedom.jar")).getName());
    }

    private String greetingWith(String property, String value) throws Exception {
        System.setProperty(property, value);
        try (SiteServer server = serve(null)) {
            return get(server.address().getPort(), "/").body();
        } finally {
            System.clearProperty(property);
        }
    }

    private SiteServer serve(String settings) {
        return SiteServer.start(
                SiteLayout.of(war),
                new ServerOptions(
                        new InetSocketAddress("127.0.0.1", 0),
                        settings,
                        ServerOptions.DEFAULT_THREADS,
                        ServerOptions.DEFAULT_GRACE));
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
