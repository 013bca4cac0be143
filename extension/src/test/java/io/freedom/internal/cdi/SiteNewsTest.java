package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.freedom.Application;
import io.freedom.HttpApplication;
import io.freedom.Middleware;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestResources;
import io.freedom.RequestStarted;
import io.freedom.Secret;
import io.freedom.Setting;
import io.freedom.internal.development.Recorder;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.settings.TestSite;
import io.freedom.spi.RequestBoundary;
import io.freedom.spi.RequestBoundary.OpenRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site tells a server that listens, in Weld SE and without any servlet. */
class SiteNewsTest {

    private static final String NOTHING_SET = "some.key=1";

    @TempDir
    private Path folder;

    @ApplicationScoped
    static class Something {}

    @Application
    static class Pages implements HttpApplication {

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) {}
    }

    @Priority(10)
    @ApplicationScoped
    static class Outer implements Middleware {

        @Override
        public HttpApplication wrap(HttpApplication next) {
            return next;
        }
    }

    @ApplicationScoped
    static class Inner implements Middleware {

        @Override
        public HttpApplication wrap(HttpApplication next) {
            return next;
        }
    }

    @ApplicationScoped
    static class Watcher {

        void begins(@Observes RequestStarted event) {
            assertThat(event.request().path()).startsWith("/");
        }

        void ends(@Observes RequestFinished event) {
            throw new IllegalStateException("mend me, " + event.request().id());
        }
    }

    @ApplicationScoped
    static class Wanting {

        @Inject
        @Setting(value = "page.size", defaultValue = "20")
        int pageSize;

        @Inject
        @Secret
        @Setting("door.code")
        String code;
    }

    @ApplicationScoped
    static class Greedy {

        static final AtomicInteger MADE = new AtomicInteger();

        @Inject
        @Setting("nobody.sets.this")
        String missing;

        Greedy() {
            MADE.incrementAndGet();
        }
    }

    private Recorder recorder(String... settings) {
        return new Recorder(new TestSite(folder).settings(settings).loader());
    }

    private static RequestInfo request(String path) {
        return new RequestInfo("1", "GET", path, "q=1", "", Instant.ofEpochMilli(12));
    }

    private static OpenRequest open(SeContainer container, String path) {
        return container.select(RequestBoundary.class).get().open(request(path));
    }

    @Test
    void theSettingsAreToldBeforeTheyAreFoundWrong() {
        Recorder server = recorder("freedom.debug=true");
        assertThatThrownBy(() -> Boot.of(server).with(Greedy.class)).hasMessageContaining("nobody.sets.this");
        assertThat(server.names()).containsExactly("settings");
        assertThat(server.event("settings"))
                .contains(
                        entry("debug", true),
                        entry("module", "test"),
                        entry("origin", "settings.module in META-INF/freedom.properties (enforced)"));
    }

    @Test
    void settingsThatCantBeReadAreNotTold() {
        Recorder server = new Recorder(new TestSite(folder)
                .file("META-INF/freedom.properties", "settings.module=no.such.module", "settings.enforced=true")
                .loader());
        assertThatThrownBy(() -> Boot.of(server).with(Something.class)).hasMessageContaining("no.such.module");
        assertThat(server.names()).isEmpty();
    }

    @Test
    void aModeThatIsNeitherTrueNorFalseIsNotTold() {
        Recorder server = recorder("freedom.debug=yes");
        assertThatThrownBy(() -> Boot.of(server).with(Something.class))
                .hasMessageContaining("FREEDOM-0401")
                .hasMessageContaining("freedom.debug");
        assertThat(server.event("settings")).doesNotContainKey("debug");
    }

    @Test
    void whatAnInjectionPointMarksIsMaskedAsSoonAsTheSettingsAreTold() {
        List<Map<String, Object>> seen = new ArrayList<>();
        Recorder server = new Recorder(
                new TestSite(folder).settings("door.code=4711", "page.size=20").loader(), event -> {
                    if (event.get("event").equals("settings")) {
                        seen.addAll(Recorder.rows(event, "values"));
                    }
                });
        try (SeContainer container = Boot.of(server).with(Wanting.class)) {
            assertThat(container.isRunning()).isTrue();
        }
        assertThat(seen)
                .contains(Map.of(
                        "key", "door.code",
                        "value", "*****",
                        "origin", "settings module test (test.properties:1)",
                        "differs", true,
                        "known", false));
        assertThat(seen)
                .contains(Map.of(
                        "key", "page.size",
                        "value", "20",
                        "origin", "settings module test (test.properties:2)",
                        "default", "20",
                        "differs", false,
                        "known", false));
        assertThat(seen)
                .contains(Map.of(
                        "key", "freedom.debug",
                        "value", "false",
                        "origin", "Freedom's default",
                        "default", "false",
                        "differs", false,
                        "known", true));
    }

    @Test
    @SuppressWarnings("unchecked") // the operator's type is agreed upon
    void aTextIsShownWithoutTheSecretValuesOfTheSite() {
        Recorder server = recorder(
                "freedom.secret-key=bo0Zqk1Pj8s7",
                "shop.password=short",
                "shop.database=jdbc:h2:mem:ann:p/ss@host",
                "shop.name=Tea and milk");
        try (SeContainer container = Boot.of(server).with(Something.class)) {
            assertThat(container.isRunning()).isTrue();
        }
        UnaryOperator<String> mask =
                (UnaryOperator<String>) server.event("settings").get("mask");
        assertThat(mask.apply("Tea and milk: bo0Zqk1Pj8s7 is no key, in a short text"))
                .isEqualTo("Tea and milk: ***** is no key, in a short text");
        assertThat(mask.apply("Can't reach jdbc:h2:mem:ann:p/ss@host")).doesNotContain("p/ss");
        assertThat(mask).asString().doesNotContain("bo0Zqk1Pj8s7");
    }

    @Test
    void whoIsToldOfTheSettingsMayEndTheDeploymentBeforeAnyBeanIsMade() {
        int before = Greedy.MADE.get();
        Recorder server =
                new Recorder(new TestSite(folder).settings(NOTHING_SET).loader(), event -> {
                    throw new UnsupportedOperationException("that was all I wanted");
                });
        assertThatThrownBy(() -> Boot.of(server).with(Greedy.class)).satisfies(failure -> {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            assertThat(root).hasMessageContaining("that was all I wanted");
        });
        assertThat(Greedy.MADE).hasValue(before);
        assertThat(server.names()).containsExactly("settings");
    }

    @Test
    void whatIsDeployedIsToldFromItsStartToItsEnd() {
        Recorder server = recorder("freedom.static-path=none");
        try (SeContainer container = Boot.of(server).with(Pages.class, Inner.class, Outer.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(server.names()).containsExactly("settings", "deployed");
            assertThat(server.event("deployed"))
                    .contains(
                            entry("application", Pages.class.getName()),
                            entry("kind", "HttpApplication"),
                            entry("mapping", "/"),
                            entry("staticPath", ""),
                            entry(
                                    "middleware",
                                    List.of(
                                            Map.of("class", Outer.class.getName(), "priority", 10L),
                                            Map.of("class", Inner.class.getName()))))
                    .doesNotContainKey("completion");
        }
        assertThat(server.names()).containsExactly("settings", "deployed", "undeployed");
    }

    @Test
    void aRequestIsToldUntilAllThatItHeldCameBack() throws SQLException {
        Recorder server = recorder(NOTHING_SET);
        JdbcDataSource pool = new JdbcDataSource();
        pool.setURL("jdbc:h2:mem:news");
        List<String> order = new ArrayList<>();
        try (SeContainer container = Boot.of(server).with(Something.class)) {
            OpenRequest request = open(container, "/shop");
            RequestResources resources = request.resources();
            resources.acquire("cart", () -> () -> order.addAll(server.names()));
            assertThat(resources.track(pool).getConnection().isValid(1)).isTrue();
            IllegalStateException bug = new IllegalStateException("bug");
            request.fail(bug);
            request.finish(RequestOutcome.FAILED, 500);

            Object number = server.event("started").get("request");
            assertThat(server.event("started"))
                    .isEqualTo(Map.of(
                            "event", "started",
                            "request", number,
                            "method", "GET",
                            "path", "/shop",
                            "query", "q=1",
                            "at", 12L));
            assertThat(server.event("failed")).contains(entry("request", number), entry("failure", bug));
            assertThat(server.event("forgotten")).contains(entry("request", number), entry("what", "JDBC connection"));
            assertThat(stack(server.event("forgotten"))).first().asString().contains("junit");
            assertThat(server.event("finished"))
                    .contains(entry("request", number), entry("outcome", "FAILED"), entry("status", 500L));
            assertThat(givenBack(server.event("finished")))
                    .extracting(thing -> thing.get("what"), thing -> thing.get("forgotten"))
                    .satisfiesExactly(
                            first -> assertThat(first.toList()).containsExactly("JDBC connection", true),
                            second -> assertThat(second.toList().get(0).toString())
                                    .startsWith("\"cart\" ("));
            assertThat(order).endsWith("forgotten").doesNotContain("finished");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> stack(Map<String, Object> event) {
        return (List<String>) event.get("stack");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> givenBack(Map<String, Object> event) {
        return (List<Map<String, Object>>) event.get("givenBack");
    }

    @Test
    void requestsThatLookTheSameAreToldApart() {
        Recorder server = recorder(NOTHING_SET);
        try (SeContainer container = Boot.of(server).with(Something.class)) {
            OpenRequest one = open(container, "/");
            OpenRequest other = open(container, "/");
            other.finish(RequestOutcome.COMPLETED, 200);
            one.finish(RequestOutcome.COMPLETED, 201);
        }
        List<Map<String, Object>> started = server.all("started");
        assertThat(server.all("finished"))
                .extracting(event -> event.get("request"), event -> event.get("status"))
                .satisfiesExactly(
                        first -> assertThat(first.toList())
                                .containsExactly(started.get(1).get("request"), 200L),
                        second -> assertThat(second.toList())
                                .containsExactly(started.get(0).get("request"), 201L));
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatObserversCostAndRequestsHoldCanBeAsked() {
        Recorder server = recorder(NOTHING_SET);
        try (LoggedMessages log = new LoggedMessages();
                SeContainer container = Boot.of(server).with(Watcher.class)) {
            open(container, "/").finish(RequestOutcome.COMPLETED, 200);
            OpenRequest open = open(container, "/");
            open.resources().acquire("cart", () -> () -> {});
            assertThat(log.messages()).anyMatch(message -> message.startsWith("FREEDOM-0302: "));

            Map<String, Object> deployed = server.event("deployed");
            List<Map<String, Object>> observers = Recorder.rows(deployed, "observers");
            assertThat(observers)
                    .filteredOn(row -> row.get("observes").equals("RequestFinished"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .contains(
                                    entry("observer", Watcher.class.getName() + ".ends"),
                                    entry("calls", 1L),
                                    entry("failures", 1L)));
            assertThat(observers)
                    .filteredOn(row -> row.get("observes").equals("RequestStarted"))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row).contains(entry("calls", 2L), entry("failures", 0L));
                        assertThat((Long) row.get("longestNanos")).isPositive();
                        assertThat((Long) row.get("nanos")).isGreaterThanOrEqualTo((Long) row.get("longestNanos"));
                    });
            assertThat(((Supplier<Map<String, Object>>) deployed.get("resources")).get())
                    .contains(entry("held", 1L), entry("mostHeld", 1L), entry("requests", 2L));
            open.finish(RequestOutcome.COMPLETED, 200);
        }
    }

    @Test
    void oneWhoListensAndFailsHarmsNoRequest() {
        Recorder server =
                new Recorder(new TestSite(folder).settings(NOTHING_SET).loader(), event -> {
                    if (!event.get("event").equals("settings")) {
                        throw new IllegalStateException("I can't listen");
                    }
                });
        List<String> closed = new ArrayList<>();
        try (SeContainer container = Boot.of(server).with(Something.class)) {
            OpenRequest request = open(container, "/");
            request.resources().acquire("cart", () -> () -> closed.add("cart"));
            request.finish(RequestOutcome.COMPLETED, 200);
        }
        assertThat(closed).containsExactly("cart");
        assertThat(server.names()).containsExactly("settings", "deployed", "started", "finished", "undeployed");
    }

    @Test
    void aServerThatListensFarAboveTheSiteIsFound() {
        Recorder server = new Recorder(SiteNewsTest.class.getClassLoader());
        ClassLoader site = new ClassLoader(new ClassLoader(server) {}) {};
        try (SeContainer container = Boot.of(site).with(Something.class)) {
            assertThat(container.isRunning()).isTrue();
        }
        assertThat(server.names()).containsExactly("settings", "deployed", "undeployed");
    }

    @Test
    void whereNobodyListensNoRequestIsFollowed() {
        TestSite site = new TestSite(folder).settings(NOTHING_SET);
        try (SeContainer container = Boot.boot(site, Something.class)) {
            SiteDeployment deployment =
                    container.select(Sites.class).get().startedBy(site.loader()).deployment();
            assertThat(deployment.events().observed()).isFalse();
            OpenRequest request = open(container, "/");
            assertThat(deployment
                            .events()
                            .attributes(deployment.resources().resources().open(request("/"))))
                    .isEmpty();
            request.finish(RequestOutcome.COMPLETED, 200);
        }
    }
}
