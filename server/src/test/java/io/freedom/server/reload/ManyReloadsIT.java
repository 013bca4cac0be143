package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyReloadsIT {

    private static final int RELOADS = 30;
    private static final int WARM = 10;

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
    void theyLeaveOneClassLoaderAndSteadyMetaspace() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        long warm = 0;
        site.source(
                "Kept",
                "@jakarta.enterprise.context.SessionScoped public class Kept implements java.io.Serializable {"
                        + "public String name() { return \"kept\"; } }");
        page(0);
        site.start();
        for (int i = 1; i <= RELOADS; i++) {
            assertThat(site.get("/page").body()).isEqualTo("kept " + (i - 1));
            loaders.add(new WeakReference<>(site.loader()));
            page(i);
            if (i == WARM) {
                awaitOneLoader(loaders);
                warm = metaspace();
            }
        }
        assertThat(site.get("/page").body()).isEqualTo("kept " + RELOADS);

        awaitOneLoader(loaders);
        assertThat(metaspace()).isLessThan(warm + warm / 20);
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

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .orElseThrow()
                .getUsed();
    }
}
