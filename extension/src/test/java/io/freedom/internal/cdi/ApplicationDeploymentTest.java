package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.Application;
import io.freedom.Configured;
import io.freedom.HttpApplication;
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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which application is bound, and how often it is made. */
class ApplicationDeploymentTest extends DeployedApplications {

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
