package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A start that fails when beans have been made already ends them as an undeployment does. */
class FailedStartIT {

    private static final String POOL = """
            import jakarta.enterprise.event.*;
            @jakarta.enterprise.context.ApplicationScoped
            public class Pool {
                void start(@Observes Startup startup) { told("startup"); }
                void end(@Observes Shutdown shutdown) { told("shutdown"); }
                @jakarta.annotation.PreDestroy void close() { told("closed"); }
                @SuppressWarnings("unchecked")
                private static void told(String what) { ((java.util.List<String>) System.getProperties().get("%s")).add(what); }
            }
            """;

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private ReloadingSite site;

    @BeforeEach
    void makeSite() throws Exception {
        System.getProperties().put(folder.toString(), told);
        site = new ReloadingSite(folder.toRealPath());
        site.source("Pool", POOL.formatted(folder));
        site.page("response.getWriter().print(\"one\");");
    }

    @AfterEach
    void stopSite() throws Exception {
        site.stop();
        System.getProperties().remove(folder.toString());
    }

    static Stream<String> failures() {
        return Stream.of("""
                public class Fails {
                    void start(@jakarta.enterprise.event.Observes @jakarta.annotation.Priority(9999) jakarta.enterprise.event.Startup event) {
                        throw new IllegalStateException("down");
                    }
                }
                """, """
                public class Fails implements jakarta.servlet.ServletContainerInitializer {
                    public void onStartup(java.util.Set<Class<?>> types, jakarta.servlet.ServletContext context) {
                        throw new IllegalStateException("down");
                    }
                }
                """, """
                @jakarta.servlet.annotation.WebListener public class Fails implements jakarta.servlet.ServletContextListener {
                    public void contextInitialized(jakarta.servlet.ServletContextEvent e) { throw new IllegalStateException("down"); }
                }
                """, """
                @jakarta.servlet.annotation.WebServlet(urlPatterns = "/fails", loadOnStartup = 1)
                public class Fails extends jakarta.servlet.http.HttpServlet {
                    public void init() { throw new IllegalStateException("down"); }
                }
                """);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void endsItsBeans(String failure) throws Exception {
        site.source("Fails", failure);
        if (failure.contains("ServletContainerInitializer")) {
            site.write("resources/META-INF/services/jakarta.servlet.ServletContainerInitializer", "p.Fails");
        }
        site.start();

        assertThat(site.get("/page").statusCode()).isBetween(500, 503);
        assertThat(site.said()).last().asString().contains("IllegalStateException: down");
        assertThat(told).containsExactly("startup", "shutdown", "closed");

        told.clear();
        Files.delete(site.path("src/p/Fails.java"));
        Files.deleteIfExists(site.path("resources/META-INF/services/jakarta.servlet.ServletContainerInitializer"));
        assertThat(site.get("/page").body()).isEqualTo("one");
        assertThat(told).containsExactly("startup");
    }
}
