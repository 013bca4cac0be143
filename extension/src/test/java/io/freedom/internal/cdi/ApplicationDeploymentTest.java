package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.Application;
import io.freedom.Configured;
import io.freedom.HttpApplication;
import io.freedom.Middleware;
import io.freedom.internal.settings.TestSite;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which application a deployment binds, and what a deployment that can't bind one says. */
class ApplicationDeploymentTest {

    /** What the applications and middleware of these tests do when they are called. */
    @ApplicationScoped
    static class Calls {

        private final List<String> names = new ArrayList<>();

        void add(String name) {
            names.add(name);
        }

        List<String> names() {
            return names;
        }
    }

    @TempDir
    private Path folder;

    private Boot settings(String line) {
        return Boot.of(new TestSite(folder).settings(line));
    }

    private static List<String> calls(SeContainer container) throws Exception {
        container
                .select(HttpApplication.class, Configured.Literal.INSTANCE)
                .get()
                .handle(null, null);
        return container.select(Calls.class).get().names();
    }

    private static void assertFails(String id, ThrowingCallable boot, String... texts) {
        assertThatThrownBy(boot)
                .satisfies(failure ->
                        assertThat(allMessages(failure)).contains(id + ": ").contains(texts));
    }

    private static String allMessages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }

    @Application
    static class Site implements HttpApplication {

        @Inject
        Calls calls;

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) {
            calls.add("Site");
        }
    }

    @Application
    @Named("other")
    static class OtherSite implements HttpApplication {

        @Inject
        Calls calls;

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) {
            calls.add("OtherSite");
        }
    }

    @Dependent
    static class Wsgi {

        @Inject
        Calls calls;

        @Produces
        @Application
        HttpApplication application() {
            return (request, response) -> calls.add("Wsgi.application");
        }
    }

    @Dependent
    static class Fields {

        @Inject
        Calls calls;

        @Produces
        @Application
        @Singleton
        HttpApplication site = (request, response) -> calls.add("Fields.site");
    }

    @Test
    void theOnlyApplicationIsBoundWithoutAnySetting() throws Exception {
        try (SeContainer container = Boot.boot(Site.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("Site");
        }
    }

    @Test
    void theSettingChoosesAClass() throws Exception {
        try (SeContainer container = settings("freedom.application=" + OtherSite.class.getName())
                .with(Site.class, OtherSite.class, Wsgi.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("OtherSite");
        }
    }

    @Test
    void theSettingChoosesAProducerMethod() throws Exception {
        try (SeContainer container = settings("freedom.application=" + Wsgi.class.getName() + ".application")
                .with(Site.class, Wsgi.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("Wsgi.application");
        }
    }

    @Test
    void theSettingChoosesAProducerField() throws Exception {
        try (SeContainer container = settings("freedom.application=" + Fields.class.getName() + ".site")
                .with(Site.class, Fields.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("Fields.site");
        }
    }

    @Test
    void theSettingChoosesABeanName() throws Exception {
        try (SeContainer container =
                settings("freedom.application=other").with(Site.class, OtherSite.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("OtherSite");
        }
    }

    @Test
    void theSettingIsReadUnderTheNameWsgiApplicationToo() throws Exception {
        try (SeContainer container =
                settings("wsgi.application=other").with(Site.class, OtherSite.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("OtherSite");
        }
    }

    @Test
    void aBeanOfAnotherExtensionIsAnApplication() throws Exception {
        Extension other = new Extension() {
            void add(@Observes AfterBeanDiscovery event) {
                event.<HttpApplication>addBean()
                        .beanClass(ApplicationDeploymentTest.class)
                        .types(HttpApplication.class, Object.class)
                        .addStereotype(Application.class)
                        .scope(ApplicationScoped.class)
                        .createWith(context -> (request, response) -> {
                            throw new IllegalStateException("from the extension");
                        });
            }
        };
        try (SeContainer container = settings("a=b").extension(other).with(Calls.class)) {
            assertThatThrownBy(() -> calls(container)).hasMessage("from the extension");
        }
    }

    @Application
    @Dependent
    static class DependentSite extends Site {}

    @Application
    @Singleton
    static class SingletonSite extends Site {}

    @Application
    @RequestScoped
    static class RequestSite extends Site {}

    @Test
    void anApplicationMayHaveAnotherScope() throws Exception {
        for (Class<?> site : List.of(DependentSite.class, SingletonSite.class)) {
            try (SeContainer container = Boot.boot(site, Calls.class)) {
                assertThat(calls(container)).containsExactly("Site");
            }
        }
        try (SeContainer container = Boot.boot(RequestSite.class, Calls.class)) {
            var requests = container
                    .select(jakarta.enterprise.context.control.RequestContextController.class)
                    .get();
            requests.activate();
            assertThat(calls(container)).containsExactly("Site");
            requests.deactivate();
        }
    }

    @Application
    static class Framework extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Inject
        transient Calls calls;

        @Override
        public void service(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response) {
            calls.add("Framework");
        }
    }

    @Dependent
    static class Servlets {

        @Inject
        Calls calls;

        @Produces
        @Application
        Servlet framework() {
            Framework framework = new Framework();
            framework.calls = calls;
            return framework;
        }
    }

    @Test
    void aDeploymentWithoutAnApplicationStarts() {
        try (SeContainer container = Boot.boot(Calls.class)) {
            assertFails("FREEDOM-0111", () -> calls(container), "no bean marked @Application");
        }
    }

    @Test
    void aNameThatIsNoClassFails() {
        assertFails(
                "FREEDOM-0101",
                () -> settings("freedom.application=site.Stie").with(Site.class, Calls.class),
                "\"site.Stie\" (freedom.application, settings module test",
                "names no class",
                "freedom.application=" + Site.class.getName());
    }

    @Test
    void aClassThatIsNoCandidateFails() {
        assertFails(
                "FREEDOM-0102",
                () -> settings("freedom.application=" + Calls.class.getName()).with(Site.class, Calls.class),
                "is no bean marked @Application",
                "freedom.application=" + Site.class.getName());
    }

    @Test
    void aMemberThatIsNoCandidateFails() {
        assertFails(
                "FREEDOM-0102",
                () -> settings("freedom.application=" + Calls.class.getName() + ".names")
                        .with(Site.class, Calls.class),
                ".names\" (freedom.application");
    }

    @Application
    static class NotAnApplication implements java.util.concurrent.Callable<String> {
        @Override
        public String call() {
            return "";
        }
    }

    @Test
    void anApplicationOfTheWrongTypeFails() {
        assertFails(
                "FREEDOM-0103",
                () -> Boot.boot(NotAnApplication.class),
                NotAnApplication.class.getName()
                        + " is neither an io.freedom.HttpApplication nor a jakarta.servlet.Servlet",
                "java.util.concurrent.Callable<java.lang.String>",
                "implement HttpApplication");
    }

    @Test
    void twoApplicationsAndNoSettingFailTheDeployment() {
        assertFails(
                "FREEDOM-0104",
                () -> Boot.boot(Site.class, Wsgi.class, Calls.class),
                "has 2 applications",
                "\n    freedom.application=" + Site.class.getName() + "\n",
                "\n    freedom.application=" + Wsgi.class.getName() + ".application");
    }

    @Application
    static class Broken extends Site {
        Broken() {
            if (getClass() == Broken.class) {
                throw new IllegalArgumentException("no database", new java.io.IOException("refused"));
            }
        }
    }

    @Test
    void anApplicationThatCannotBeCreatedFailsWithItsRootCauseAndLine() {
        assertFails(
                "FREEDOM-0105",
                () -> Boot.boot(Broken.class, Calls.class),
                Broken.class.getName() + " can't be created",
                "java.lang.IllegalArgumentException: no database, caused by java.io.IOException: refused. Mend",
                "ApplicationDeploymentTest.java:");
        assertThatThrownBy(() -> Boot.boot(Broken.class, Calls.class))
                .rootCause()
                .hasMessage("refused");
    }

    @Dependent
    static class NullProducer {
        @Produces
        @Application
        @Dependent
        HttpApplication application() {
            return null;
        }
    }

    @Test
    void aProducerThatReturnsNullFails() {
        assertFails("FREEDOM-0105", () -> Boot.boot(NullProducer.class), "its producer returned null");
    }

    @Dependent
    static class Overloaded {
        @Produces
        @Application
        HttpApplication application() {
            return (request, response) -> {};
        }

        @Produces
        @Application
        HttpApplication application(Calls calls) {
            return (request, response) -> {};
        }
    }

    @Test
    void aPathThatFitsTwoProducersFails() {
        assertFails(
                "FREEDOM-0108",
                () -> settings("freedom.application=" + Overloaded.class.getName() + ".application")
                        .with(Overloaded.class, Calls.class),
                "fits 2 beans");
    }

    @Application
    static class SelfInjecting extends Site {
        @Inject
        @Configured
        HttpApplication self;
    }

    @Test
    void anApplicationThatInjectsItselfFails() {
        assertFails(
                "FREEDOM-0109",
                () -> Boot.boot(SelfInjecting.class, Calls.class),
                "@Configured Provider<HttpApplication>");
    }

    @Dependent
    @Priority(10)
    static class Outer implements Middleware {
        @Inject
        Calls calls;

        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                calls.add("Outer");
                next.handle(request, response);
            };
        }
    }

    @Dependent
    static class Inner implements Middleware {
        @Inject
        Calls calls;

        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                calls.add("Inner");
                next.handle(request, response);
            };
        }
    }

    @Dependent
    static class ProducedMiddleware {
        @Produces
        @Priority(20)
        Middleware middle(Calls calls) {
            return next -> (request, response) -> {
                calls.add("Middle");
                next.handle(request, response);
            };
        }
    }

    @Test
    void middlewareWithTheLowestPriorityIsOutermostAndWithoutOneInnermost() throws Exception {
        try (SeContainer container =
                Boot.boot(Inner.class, ProducedMiddleware.class, Outer.class, Site.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("Outer", "Middle", "Inner", "Site");
        }
    }

    @Dependent
    static class Throwing implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            throw new UnsupportedOperationException("no cache");
        }
    }

    @Dependent
    static class ReturningNull implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return null;
        }
    }

    @Test
    void middlewareThatThrowsFails() {
        assertFails(
                "FREEDOM-0106",
                () -> Boot.boot(Throwing.class, Site.class, Calls.class),
                Throwing.class.getName() + " can't be put around the application " + Site.class.getName(),
                "UnsupportedOperationException: no cache. Mend " + Throwing.class.getName() + ".wrap(");
    }

    @Test
    void middlewareThatReturnsNullFails() {
        assertFails(
                "FREEDOM-0106",
                () -> Boot.boot(ReturningNull.class, Site.class, Calls.class),
                "its wrap method returned null");
    }

    @Test
    void aServletMayBeTheApplication() {
        for (Class<?> declaring : List.of(Framework.class, Servlets.class)) {
            try (SeContainer container = Boot.boot(declaring, Calls.class)) {
                assertThat(container
                                .select(HttpApplication.class, Configured.Literal.INSTANCE)
                                .get())
                        .isNotNull();
            }
        }
    }

    @Application
    @Dependent
    static class Closing extends Site {
        @PreDestroy
        void close() {
            calls.add("closed");
        }
    }

    @Test
    void aDependentApplicationIsDestroyedWithItsDeployment() {
        List<String> names;
        try (SeContainer container = Boot.boot(Closing.class, Calls.class)) {
            names = container.select(Calls.class).get().names();
            assertThat(names).isEmpty();
        }
        assertThat(names).containsExactly("closed");
    }

    @Application
    @Specializes
    static class SpecialSite extends Site {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) {
            calls.add("SpecialSite");
        }
    }

    @Test
    void aSpecialisedApplicationIsReplaced() throws Exception {
        try (SeContainer container = Boot.boot(Site.class, SpecialSite.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("SpecialSite");
        }
    }

    @Application
    @Alternative
    @Priority(1)
    static class AlternativeSite extends Site {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) {
            calls.add("AlternativeSite");
        }
    }

    @Test
    void anAlternativeReplacesTheOtherApplicationsUnlessASettingChooses() throws Exception {
        try (SeContainer container = Boot.boot(Site.class, AlternativeSite.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("AlternativeSite");
        }
        try (SeContainer container = settings("freedom.application=" + Site.class.getName())
                .with(Site.class, AlternativeSite.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("Site");
        }
    }

    @Application
    @RequestScoped
    static class RequestServlet extends Framework {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aServletForEachRequestFails() {
        assertFails(
                "FREEDOM-0112",
                () -> Boot.boot(RequestServlet.class, Calls.class),
                "is a servlet and @RequestScoped",
                "Make it @ApplicationScoped");
    }

    @Application
    static class WaitsForAnother extends Site {
        @Inject
        @Configured
        Provider<HttpApplication> site;

        @PostConstruct
        void ask() throws InterruptedException {
            Thread other = new Thread(() -> assertFails("FREEDOM-0109", site::get, "asks for @Configured"));
            List<Throwable> failures = new ArrayList<>();
            other.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            other.start();
            other.join();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void anApplicationThatWaitsForAThreadThatAsksForItIsNotBlocked() throws Exception {
        try (SeContainer container = Boot.boot(WaitsForAnother.class, Calls.class)) {
            assertThat(calls(container)).containsExactly("Site");
        }
    }

    @Test
    void everybodyGetsTheSameChain() {
        try (SeContainer container = Boot.boot(Site.class, Calls.class)) {
            HttpApplication first = container
                    .select(HttpApplication.class, Configured.Literal.INSTANCE)
                    .get();
            assertThat(container
                            .select(HttpApplication.class, Configured.Literal.INSTANCE)
                            .get())
                    .isSameAs(first);
        }
    }
}
