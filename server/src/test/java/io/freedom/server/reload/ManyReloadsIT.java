package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
