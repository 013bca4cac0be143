package scenarios;

import io.freedom.Application;
import io.freedom.HttpApplication;
import io.freedom.PathDispatcher;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Applications that a settings module may choose instead of {@link Site}. */
@Dependent
public class OtherSites {

    /** Another framework as the whole site. */
    @Produces
    @Application
    Servlet jersey() {
        return new ServletContainer(new ResourceConfig(Greeting.class));
    }

    /** Applications below applications. */
    @Produces
    @Application
    HttpApplication nested() {
        HttpApplication wrapped = HttpApplication.of(new Recorded("wrapped"));
        return new PathDispatcher(whereAmI("rest"))
                .mount(
                        "/a",
                        new PathDispatcher(whereAmI("a"))
                                .mount("/b", whereAmI("b"))
                                .mount("/b/c", HttpApplication.of(new Recorded("mounted"))))
                .mount("/wrapped", wrapped::handle);
    }

    private static HttpApplication whereAmI(String name) {
        return (request, response) -> Site.text(
                response,
                name
                        + '|'
                        + request.getServletPath()
                        + '|'
                        + request.getPathInfo()
                        + '|'
                        + request.getHttpServletMapping().getPattern());
    }

    /** A servlet that tells, through a system property, when it is initialised and destroyed. */
    private static final class Recorded extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final String name;

        Recorded(String name) {
            this.name = name;
        }

        @Override
        public void init() {
            record("init");
        }

        @Override
        public void destroy() {
            record("destroy");
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(name + '|' + request.getServletPath() + '|' + request.getPathInfo());
        }

        private void record(String event) {
            String key = "scenarios." + name;
            System.setProperty(key, System.getProperty(key, "") + event + ' ');
        }
    }
}
