package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.HttpApplication;
import io.freedom.Middleware;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Middleware around an application. */
class MiddlewareDeploymentTest extends DeployedApplications {

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
}
