package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site in development whose application has no annotation yet. */
class EmptySiteIT {

    private static final String TELLING = """
            package shop;

            import jakarta.servlet.ServletContextEvent;
            import jakarta.servlet.ServletContextListener;
            import jakarta.servlet.annotation.WebListener;
            import java.util.Map;
            import java.util.function.Consumer;

            @WebListener
            public class Telling implements ServletContextListener {

                @Override
                @SuppressWarnings("unchecked")
                public void contextInitialized(ServletContextEvent event) {
                    if (Telling.class.getClassLoader() instanceof Consumer<?> server) {
                        ((Consumer<Map<String, Object>>) server).accept(Map.of("event", "settings", "debug", true));
                        ((Consumer<Map<String, Object>>) server).accept(Map.of("event", "deployed", "completion", "jetty"));
                    }
                }
            }
            """;

    @TempDir
    Path root;

    @AutoClose
    private ServedProject site;

    @BeforeEach
    void start() throws IOException {
        Project project = new Project(root)
                .source("shop/Telling.java", TELLING)
                .write("src/main/webapp/pictures/tea.txt", "tea")
                .compile();
        site = new ServedProject(project);
    }

    @Test
    void aSiteWithoutAnApplicationSaysSoInsteadOfForbidding() throws Exception {
        for (String path : new String[] {"/", "/pictures/", "/nothing"}) {
            assertThat(site.get(path, "*/*").body())
                    .as(path)
                    .contains("Nothing answers " + path, "No application is bound: no class has @Application.");
        }
        assertThat(site.get("/pictures/tea.txt", "*/*").body()).isEqualTo("tea");
    }
}
