package io.freedom.server.reload;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyReloadsIT {

    private static final int RELOADS = 30;

    /** The JDK makes classes of what is called by reflection for the sixteenth time. */
    private static final int WARM = 20;

    private static final int BETWEEN_COUNTS = 5;

    @TempDir
    Path folder;

    private ReloadingSite site;

    @BeforeEach
    void makeSite() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
    }

    @AfterEach
    void stopSite() throws Exception {
        site.stop();
    }

    @Test
    void theyLeaveOneClassLoaderAndNoClasses() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        site.source(
                "Kept",
                "@jakarta.enterprise.context.SessionScoped public class Kept implements java.io.Serializable {"
                        + "public String name() { return \"kept\"; } }");
        page(0);
        site.start();
        for (int i = 1; i <= RELOADS; i++) {
            assertThat(site.get("/page").body()).isEqualTo("kept " + (i - 1));
            loaders.add(new WeakReference<>(site.loader()));
            if (i >= WARM && i % BETWEEN_COUNTS == 0) {
                awaitOneLoader(loaders);
                classes.add(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
            }
            page(i);
        }
        assertThat(site.get("/page").body()).isEqualTo("kept " + RELOADS);

        // Some may be needed for the first time even now. What every reload leaves is there each time.
        assertThat(IntStream.range(1, classes.size()).map(i -> classes.get(i) - classes.get(i - 1)))
                .as("classes that came between two of %s", classes)
                .anyMatch(more -> more < BETWEEN_COUNTS);
    }

    @Test
    void deploymentsThatFailLeaveNoClassLoader() throws Exception {
        List<String> fails =
                List.of("class Fails { @jakarta.inject.Inject Runnable nobody; int number = %d; }", """
                @jakarta.servlet.annotation.WebListener public class Fails implements jakarta.servlet.ServletContextListener {
                    public void contextInitialized(jakarta.servlet.ServletContextEvent e) { throw new IllegalStateException("%d"); }
                }
                """, """
                @jakarta.servlet.annotation.WebServlet(urlPatterns = "/fails", loadOnStartup = 1)
                public class Fails extends jakarta.servlet.http.HttpServlet {
                    public void init() { throw new IllegalStateException("%d"); }
                }
                """);
        site.source("Told", """
                public class Told implements jakarta.enterprise.inject.spi.Extension {
                    @SuppressWarnings("unchecked")
                    public Told() {
                        ((java.util.List<Object>) System.getProperties().get("%s"))
                            .add(new java.lang.ref.WeakReference<>(getClass().getClassLoader()));
                    }
                }
                """.formatted(folder));
        site.write("resources/META-INF/services/jakarta.enterprise.inject.spi.Extension", "p.Told");
        List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();
        System.getProperties().put(folder.toString(), loaders);
        try {
            page(0);
            site.source(
                    "Kept",
                    "@jakarta.enterprise.context.SessionScoped public class Kept implements java.io.Serializable {"
                            + "public String name() { return \"kept\"; } }");
            site.start();
            for (int i = 0; i < 12; i++) {
                site.source("Fails", fails.get(i % fails.size()).formatted(i));
                assertThat(site.get("/page").statusCode()).isBetween(500, 503);
            }
            Files.delete(site.path("src/p/Fails.java"));
            assertThat(site.get("/page").body()).isEqualTo("kept 0");

            assertThat(loaders).hasSizeGreaterThanOrEqualTo(14);
            awaitOneLoader(loaders);
        } finally {
            System.getProperties().remove(folder.toString());
        }
    }

    private void page(int number) throws Exception {
        site.page(
                "response.getWriter().print(jakarta.enterprise.inject.spi.CDI.current().select(Kept.class).get().name()"
                        + " + \" \" + %d);".formatted(number));
    }

    /** The one that is in use. */
    private static void awaitOneLoader(List<WeakReference<ClassLoader>> loaders) {
        await().untilAsserted(() -> {
            System.gc();
            assertThat(loaders.stream().filter(each -> each.get() != null).count())
                    .isLessThanOrEqualTo(1);
        });
    }
}
