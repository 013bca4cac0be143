package io.freedom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A site of a few classes, in Maven's layout, that fails; its sources are there to be shown. */
final class FailingSite implements AutoCloseable {

    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"/>";

    private static final Map<String, String> SOURCES = Map.of(
            "shop/Orders.java", """
            package shop;

            import java.util.Map;

            /** Keeps the orders. */
            class Orders {

                private static final Map<Integer, String> BY_NUMBER = Map.of(1, "2 x tea", 2, "1 x coffee");

                /** @param number as it is in the address */
                String find(String number) {
                    try {
                        int parsed = Integer.parseInt(number);
                        return BY_NUMBER.get(parsed);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("There is no order " + number, e);
                    }
                }
            }
            """, "shop/OrderPage.java", """
            package shop;

            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.io.IOException;
            import java.util.List;

            @WebServlet("/orders/*")
            public class OrderPage extends HttpServlet {

                private static final long serialVersionUID = 1;

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    request.getSession().setAttribute("basket", List.of("tea", "milk"));
                    request.setAttribute("breadcrumb", "Home > Orders");
                    String number = request.getPathInfo().substring(1);
                    String order = new Orders().find(number);
                    response.getWriter().println(order);
                }
            }
            """, "shop/Report.java", """
            package shop;

            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.util.List;
            import java.util.Map;
            import java.util.function.Consumer;
            import java.util.function.Supplier;

            /** Holds a connection when it throws, and gives it back once its answer was sent. */
            @WebServlet("/report")
            public class Report extends HttpServlet {

                private static final long serialVersionUID = 1;

                @Override
                @SuppressWarnings("unchecked")
                protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                    Consumer<Map<String, Object>> server =
                            (Consumer<Map<String, Object>>) Report.class.getClassLoader();
                    server.accept(Map.of("event", "started", "request", 41L, "method", "GET", "path", "/report",
                            "at", System.currentTimeMillis()));
                    Supplier<List<Map<String, Object>>> held = () -> List.of(Map.of("what", "orders", "sinceNanos", 5L));
                    request.setAttribute("io.freedom.development", Map.of("request", 41L, "held", held));
                    throw new IllegalStateException("There is nothing to report");
                }
            }
            """, "shop/Telling.java", """
            package shop;

            import jakarta.servlet.ServletContextEvent;
            import jakarta.servlet.ServletContextListener;
            import jakarta.servlet.ServletRequestEvent;
            import jakarta.servlet.ServletRequestListener;
            import jakarta.servlet.annotation.WebListener;
            import java.util.List;
            import java.util.Map;
            import java.util.function.Consumer;
            import java.util.function.Supplier;

            @WebListener
            public class Telling implements ServletContextListener, ServletRequestListener {

                @Override
                @SuppressWarnings("unchecked")
                public void requestDestroyed(ServletRequestEvent event) {
                    if (event.getServletRequest().getAttribute("io.freedom.development") != null) {
                        ((Consumer<Map<String, Object>>) Telling.class.getClassLoader()).accept(Map.of(
                                "event", "finished", "request", 41L, "outcome", "FAILED", "status", 500L, "nanos", 9L,
                                "givenBack", List.of(Map.of("what", "orders", "heldNanos", 5L, "forgotten", false))));
                    }
                }

                @Override
                @SuppressWarnings("unchecked")
                public void contextInitialized(ServletContextEvent event) {
                    Consumer<Map<String, Object>> server =
                            (Consumer<Map<String, Object>>) Telling.class.getClassLoader();
                    String module = "shop/settings/development.properties, line ";
                    Supplier<List<Map<String, String>>> values = () -> List.of(
                            row("database.password", "*****", "environment variable DATABASE_PASSWORD"),
                            row("database.url", "jdbc:postgresql://localhost/shop", module + 4),
                            row("freedom.debug", "true", module + 2),
                            row("shop.title", "<script>document.title = 'injected'</script>", module + 7));
                    server.accept(Map.of("event", "settings", "debug", true,
                            "module", "shop.settings.development", "values", values));
                    server.accept(Map.of("event", "deployed", "application", "shop.Site", "kind", "class",
                            "mapping", "/", "staticPath", "/static/",
                            "middleware", List.of(Map.of("class", "shop.SecurityHeaders", "priority", 100L))));
                }

                private static Map<String, String> row(String key, String value, String origin) {
                    return Map.of("key", key, "value", value, "origin", origin);
                }
            }
            """);

    private final SiteServer server;

    FailingSite(Path root) throws IOException {
        Path web = write(root.resolve("src/main/webapp/WEB-INF/beans.xml"), BEANS)
                .getParent()
                .getParent();
        write(web.resolve("static/shop.css"), "body {}");
        Path classes = Files.createDirectories(root.resolve("target/classes"));
        compile(root.resolve("src/main/java"), classes);
        server = SiteServer.start(
                new SiteLayout(List.of(web), List.of(classes), List.of()),
                ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private static void compile(Path sources, Path classes) throws IOException {
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            write(sources.resolve(source.getKey()), source.getValue());
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (var files = javac.getStandardFileManager(null, null, null)) {
            List<Path> all = SOURCES.keySet().stream().map(sources::resolve).toList();
            List<String> options = List.of("-d", classes.toString(), "-g", "-proc:none");
            var task = javac.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(all));
            assertThat(task.call()).as(errors.toString()).isTrue();
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Override
    public void close() {
        server.close();
    }
}
