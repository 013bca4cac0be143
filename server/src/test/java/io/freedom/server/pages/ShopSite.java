package io.freedom.server.pages;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A small shop whose pages fail in different ways. It tells the server that it is in development as Freedom's extension does, which
 * these tests do not need for anything else.
 */
final class ShopSite {

    static final String ORDERS = """
            package shop;

            import java.util.HashMap;
            import java.util.Map;

            /** Keeps the orders. */
            public class Orders {

                private final Map<Integer, String> byNumber = new HashMap<>(Map.of(1, "tea", 2, "coffee"));

                public String find(String number) {
                    try {
                        return byNumber.get(Integer.parseInt(number));
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("There is no order <" + number + ">", e);
                    }
                }

                public long total(int depth) {
                    return total(depth + 1) + 1;
                }
            }
            """;

    static final String PAGE = """
            package shop;

            import jakarta.servlet.annotation.WebServlet;
            import jakarta.servlet.http.HttpServlet;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import java.io.IOException;

            @WebServlet("/orders/*")
            public class OrderPage extends HttpServlet {

                private static final long serialVersionUID = 1;

                private final transient Orders orders = new Orders();

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    request.getSession().setAttribute("basket", java.util.List.of("tea", "milk"));
                    request.getSession().setAttribute("password", "in-the-session");
                    request.setAttribute("breadcrumb", "Home > Orders");
                    response.setHeader("ETag", "\\"the-site's-own\\"");
                    response.setHeader("Access-Control-Allow-Origin", "*");
                    request.getSession().setAttribute("user", "User[name=ann, password=in-the-record]");
                    String number = request.getPathInfo().substring(1);
                    switch (number) {
                        case "deep" -> orders.total(0);
                        case "committed" -> committed(response);
                        case "refused" -> response.sendError(500, "the site refuses");
                        case "key" -> throw new IllegalStateException("No door for kEy-of-the-site");
                        case "odd" -> throw new Odd();
                        case "gone" -> response.sendError(410);
                        case "missing" -> response.sendError(404, "no such order");
                        case "file" -> throw new java.io.FileNotFoundException("prices.csv");
                        default -> response.getWriter().print(orders.find(number));
                    }
                }

                @Override
                protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                    throw new IllegalStateException("No " + request.getParameter("article"));
                }

                private static void committed(HttpServletResponse response) throws IOException {
                    response.getWriter().print("the beginning");
                    response.flushBuffer();
                    throw new IllegalStateException("too late");
                }

                private static class Odd extends RuntimeException {

                    private static final long serialVersionUID = 1;

                    @Override
                    public String getMessage() {
                        throw new UnsupportedOperationException();
                    }
                }
            }
            """;

    private static final String TELLING = """
            package shop;

            import jakarta.servlet.ServletContextEvent;
            import jakarta.servlet.ServletContextListener;
            import jakarta.servlet.annotation.WebListener;
            import java.util.List;
            import java.util.Map;
            import java.util.function.Consumer;
            import java.util.function.Supplier;

            @WebListener
            public class Telling implements ServletContextListener {

                @Override
                @SuppressWarnings("unchecked")
                public void contextInitialized(ServletContextEvent event) {
                    ClassLoader loader = Telling.class.getClassLoader();
                    if (loader instanceof Consumer<?> server) {
                        Supplier<List<Map<String, String>>> values = () -> List.of(
                                Map.of("key", "page.size", "value", "20", "origin", "shop/settings/development.properties, line 3"),
                                Map.of("key", "database.password", "value", "*****", "origin", "environment"));
                        ((Consumer<Map<String, Object>>) server).accept(Map.of(
                                "event", "settings", "debug", %s, "module", "shop.settings.development", "values", values,
                                "mask", (java.util.function.UnaryOperator<String>) text -> text.replace("kEy-of-the-site", "*****")));
                        ((Consumer<Map<String, Object>>) server).accept(Map.of(
                                "event", "deployed", "application", "shop.Site", "kind", "class", "mapping", "/",
                                "staticPath", "/static/",
                                "middleware", List.of(Map.of("class", "shop.SecurityHeaders", "priority", "100"))));
                    }
                }
            }
            """;

    private ShopSite() {}

    static Project in(Path root, boolean debug) throws IOException {
        return new Project(root)
                .source("shop/Orders.java", ORDERS)
                .source("shop/OrderPage.java", PAGE)
                .source("shop/Telling.java", TELLING.formatted(debug))
                .write("src/main/webapp/static/site.css", "body {}")
                .compile();
    }
}
