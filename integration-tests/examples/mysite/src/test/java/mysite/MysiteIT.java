package mysite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mysite.RunningSite.Counts;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WAR, as a browser sees it. The settings module of these tests allows one connection. */
class MysiteIT {

    private static RunningSite site;

    @BeforeAll
    static void serve() {
        site = new RunningSite("mysite.settings.test");
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void theWarCarriesNothingOfTheServer() throws Exception {
        try (FileSystem war = FileSystems.newFileSystem(RunningSite.WAR);
                Stream<Path> libraries = Files.list(war.getPath("/WEB-INF/lib"))) {
            assertThat(libraries.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", "")))
                    .containsExactlyInAnyOrder("freedom-extension", "HikariCP", "h2", "slf4j-api", "slf4j-jdk14");
        }
    }

    @Test
    void theGreetingIsTheSettingAndTheModuleIsNamed() throws Exception {
        HttpResponse<String> home = site.get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/html;charset=utf-8"));
        assertThat(home.body())
                .contains("<h1>Hello from &lt;the tests&gt; &amp; others</h1>")
                .contains("Settings module <code>mysite.settings.test</code>, from --settings.");
    }

    @Test
    void theSiteNamesItsOwnModuleWhereTheCommandNamesNone() throws Exception {
        try (RunningSite own = new RunningSite(null)) {
            assertThat(own.get("/").body())
                    .contains("<h1>Hello from Freedom</h1>")
                    .contains("<code>mysite.settings.development</code>, from settings.module in META-INF/freedom.prop")
                    .contains("Nobody has signed yet.");
        }
    }

    @Test
    void theProductionModuleGreetsOtherwiseAndKeepsTheGuestBookOverARestart(@TempDir Path home) throws Exception {
        String before = System.setProperty("user.home", home.toString());
        try {
            try (RunningSite production = new RunningSite("mysite.settings.production")) {
                assertThat(production.get("/").body())
                        .contains("<h1>Welcome to my site</h1>")
                        .contains("<code>mysite.settings.production</code>, from --settings");
                assertThat(production.sign("Ada", "I shall be back.").statusCode())
                        .isEqualTo(303);
            }
            try (RunningSite again = new RunningSite("mysite.settings.production")) {
                assertThat(again.get("/").body()).contains("I shall be back.");
            }
        } finally {
            System.setProperty("user.home", before);
        }
        assertThat(home.resolve("mysite.mv.db")).exists();
    }

    @Test
    void anEntryIsShownAfterTheRedirectWithNothingInItThatIsMarkup() throws Exception {
        HttpResponse<String> answer = site.sign("O'Neil \"the cat\"", "<script>alert(1)</script> & 🚀 %s\r\näöü");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/#guest-book"));
        assertThat(answer.body()).isEmpty();
        assertThat(site.get("/").body())
                .contains("<b>O&#39;Neil &quot;the cat&quot;</b>")
                .contains("<p class=\"message\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; 🚀 %s\näöü</p>")
                .doesNotContain("<script>");
    }

    @Test
    void anEmptyFormIsToldAtItsFields() throws Exception {
        HttpResponse<String> answer = site.sign("", " ");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"name-error\">Please tell us your name.</p>")
                .contains("id=\"message-error\">Please write a message.</p>")
                .contains("aria-describedby=\"name-error\"");
    }

    @Test
    void whatIsTooLongIsKeptInTheFormAndWrittenNowhere() throws Exception {
        String name = "N\"<" + "n".repeat(EntryForm.LONGEST_NAME);
        String message = "</textarea>" + "🚀".repeat(EntryForm.LONGEST_MESSAGE);

        HttpResponse<String> answer = site.sign(name, message);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"N&quot;&lt;" + "n".repeat(EntryForm.LONGEST_NAME) + "\"")
                .contains("id=\"name-error\">This has 63 characters. There is room for 60.</p>")
                .contains("\n&lt;/textarea&gt;" + "🚀".repeat(EntryForm.LONGEST_MESSAGE) + "</textarea>")
                .contains("id=\"message-error\">This has 511 characters. There is room for 500.</p>");
        assertThat(site.get("/").body()).doesNotContain("&lt;/textarea&gt;");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, http://elsewhere.example",
        "Origin, null"
    })
    void aPostFromAnotherSiteIsRefused(String header, String value) throws Exception {
        HttpResponse<String> answer =
                site.send(site.form("Mallory", "From elsewhere").header(header, value));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<h1>That came from another site</h1>");
        assertThat(site.get("/").body()).doesNotContain("From elsewhere");
    }

    @Test
    void aPostFromTheSitesOwnPageIsTaken() throws Exception {
        assertThat(site.send(site.form("Ada", "With an origin").header("Origin", site.origin()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(site.send(site.form("Ada", "With metadata").header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void anExceptionIsThePageOfTheSiteAndAFailedRequestInTheList() throws Exception {
        HttpResponse<String> answer = site.get("/boom?seen=no");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("<p class=\"status\">500</p>")
                .contains("<h1>Something broke</h1>")
                .doesNotContain("IllegalStateException");
        awaitInTheList("GET", "/boom", 500, "FAILED");
    }

    @Test
    void anUnknownPathIsThePageOfTheSiteAndACompletedRequestInTheList() throws Exception {
        HttpResponse<String> answer = site.get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>There is nothing here</h1>");
        awaitInTheList("GET", "/nowhere", 404, "COMPLETED");
    }

    @Test
    void aMethodThatThePageDoesNotTakeIsRefusedWithTheOnesItTakes() throws Exception {
        HttpResponse<String> answer = site.get("/guest-book");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void aFormThatWasSentIsInTheListToo() throws Exception {
        site.sign("", "");

        awaitInTheList("POST", "/guest-book", 422, "COMPLETED");
    }

    @Test
    void everyPageOfTheSiteForbidsWhatItDoesNotNeed() throws Exception {
        for (String path : List.of("/", "/activity", "/boom", "/nowhere")) {
            assertThat(site.get(path).headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        }
    }

    @Test
    void staticFilesAreServedAndTheClassesAreNot() throws Exception {
        HttpResponse<String> style = site.get("/static/site.css");

        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
        assertThat(site.get("/WEB-INF/classes/mysite/Site.class").statusCode()).isEqualTo(404);
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        HttpResponse<String> head = site.send(site.request("/").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(site.get("/").headers().firstValue("Content-Type"));
    }

    @Test
    void underLoadEveryConnectionIsGivenBack() throws Exception {
        int clients = 8;
        int rounds = 50;
        soon().until(() -> site.counts().held() == 0);
        int before = site.counts().borrowed();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Integer>> borrowing = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                borrowing.add(threads.submit(requests(client, rounds)));
            }
            int borrowed = 0;
            for (Future<Integer> each : borrowing) {
                borrowed += each.get(5, TimeUnit.MINUTES);
            }

            Counts expected = new Counts(0, before + borrowed, before + borrowed);
            soon().untilAsserted(() -> assertThat(site.counts()).isEqualTo(expected));
        } finally {
            threads.shutdownNow();
        }
    }

    /** A good page, one that throws and a bad form in turn; returns how many of them need a connection. */
    private static Callable<Integer> requests(int client, int rounds) {
        return () -> {
            int borrowing = 0;
            for (int round = 0; round < rounds; round++) {
                switch ((client + round) % 3) {
                    case 0 -> {
                        assertThat(site.get("/").statusCode()).isEqualTo(200);
                        borrowing++;
                    }
                    case 1 -> assertThat(site.get("/boom").statusCode()).isEqualTo(500);
                    default -> {
                        assertThat(site.sign("", "").statusCode()).isEqualTo(422);
                        borrowing++;
                    }
                }
            }
            return borrowing;
        };
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    /** A request is listed when it is over, which may be after its answer has come. */
    private static void awaitInTheList(String method, String path, int status, String outcome) {
        String row =
                ("(?s).*<tr><td><span class=\"method\">%s</span> <span class=\"path\">%s</span></td><td>%d</td>\\s*"
                                + "<td><span class=\"outcome [a-z]+\">%s</span></td><td class=\"number\">[0-9]+[.][0-9] ms</td></tr>.*")
                        .formatted(method, path, status, outcome);
        soon().untilAsserted(() -> assertThat(site.get("/activity").body()).matches(row));
    }
}
