package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that failed for a reason outside of the site's files. */
class TriedAgainIT {

    private static final long PATIENCE = 30;

    @TempDir
    Path folder;

    private ReloadingSite site;

    @BeforeEach
    void makeSite() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        site.page("response.getWriter().print(\"one\");");
        site.source("Needy", """
                @jakarta.servlet.annotation.WebListener public class Needy implements jakarta.servlet.ServletContextListener {
                    public void contextInitialized(jakarta.servlet.ServletContextEvent e) {
                        if (System.getProperty("%s") == null) throw new IllegalStateException("The database is down");
                    }
                }
                """.formatted(folder));
    }

    @AfterEach
    void stopSite() throws Exception {
        site.stop();
        System.clearProperty(folder.toString());
    }

    @Test
    void isTriedAgainWhenSomebodyAsksForIt() throws Exception {
        site.start();
        assertThat(site.said())
                .singleElement()
                .asString()
                .contains("The database is down")
                .endsWith("choose \"Try again\" on the page of the site.");

        tryAgain();
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);
        assertThat(site.said()).hasSize(3);
        assertThat(site.said().get(1)).endsWith(" tried again: the site can't be deployed");
        assertThat(site.said().get(2)).contains("The database is down").doesNotContain("FREEDOM-0760");

        System.setProperty(folder.toString(), "up");
        tryAgain();
        assertThat(site.get("/page").body()).isEqualTo("one");
        assertThat(site.said()).last().asString().matches(".* tried again: reloaded in \\d+ ms");
    }

    @Test
    void nothingIsTriedWhereTheSiteIsServedOrDoesNotCompile() throws Exception {
        System.setProperty(folder.toString(), "up");
        site.start();
        ClassLoader served = site.loader();

        tryAgain();
        assertThat(site.loader()).isSameAs(served);
        assertThat(site.said()).isEmpty();

        site.page("response.getWriter().print(oops);");
        assertThat(site.get("/page").statusCode()).isBetween(500, 503);
        int told = site.said().size();
        tryAgain();
        assertThat(site.said()).hasSize(told);
        assertThat(site.loader()).isSameAs(served);
    }

    private void tryAgain() throws Exception {
        site.tryAgain().get(PATIENCE, TimeUnit.SECONDS);
    }
}
