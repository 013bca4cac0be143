package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is stopped while a reload waits for something that takes long. */
class StoppedReloadIT {

    private static final long PATIENCE = 30;

    /** In the properties of the system, which the site can reach. */
    private static final String LATCHES = StoppedReloadIT.class.getName();

    @TempDir
    Path folder;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch undeployed = new CountDownLatch(1);
    private ReloadingSite site;

    @BeforeEach
    void makeSite() throws Exception {
        System.getProperties().put(LATCHES, Map.of("begun", begun, "goOn", goOn, "undeployed", undeployed));
        site = new ReloadingSite(folder.toRealPath());
        site.page("response.getWriter().print(\"one\");");
        site.start();
        site.source("Slow", """
                import jakarta.servlet.*;
                import java.util.concurrent.CountDownLatch;
                @jakarta.servlet.annotation.WebListener
                public class Slow implements ServletContextListener {
                    private static CountDownLatch latch(String name) {
                        return (CountDownLatch) ((java.util.Map<?, ?>) System.getProperties().get("%s")).get(name);
                    }
                    @Override
                    public void contextInitialized(ServletContextEvent event) {
                        latch("begun").countDown();
                        try {
                            latch("goOn").await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    @Override
                    public void contextDestroyed(ServletContextEvent event) {
                        latch("undeployed").countDown();
                    }
                }
                """.formatted(LATCHES));
        assertThat(begun.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void endTheReload() throws Exception {
        goOn.countDown();
        assertThat(undeployed.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        System.getProperties().remove(LATCHES);
    }

    @Test
    void whoWaitsForTheSiteIsLetGoAndWhatIsDeployedOnlyThenIsUndeployed() throws Exception {
        site.getLater("/page");
        await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> site.takenUp() == 1);

        site.stop();
        await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> site.letGo() == 1);
        assertThat(undeployed.getCount()).isOne();

        goOn.countDown();
        assertThat(undeployed.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }
}
