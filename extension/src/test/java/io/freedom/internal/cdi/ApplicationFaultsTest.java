package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.Application;
import io.freedom.Configured;
import io.freedom.HttpApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Applications that can't be bound: each fault says what it is and what to do. */
class ApplicationFaultsTest extends DeployedApplications {

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
                "ApplicationFaultsTest.java:");
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
}
