package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.Application;
import io.freedom.Configured;
import io.freedom.HttpApplication;
import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/** Applications of every kind, deployed in Weld SE. */
abstract class DeployedApplications {

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
    Path folder;

    Boot settings(String line) {
        return Boot.of(new TestSite(folder).settings(line));
    }

    static List<String> calls(SeContainer container) throws Exception {
        container
                .select(HttpApplication.class, Configured.Literal.INSTANCE)
                .get()
                .handle(null, null);
        return container.select(Calls.class).get().names();
    }

    static void assertFails(String id, ThrowingCallable boot, String... texts) {
        assertThatThrownBy(boot)
                .satisfies(failure ->
                        assertThat(allMessages(failure)).contains(id + ": ").contains(texts));
    }

    static String allMessages(Throwable failure) {
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
}
