package {{package}};

import io.freedom.HttpApplication;
import io.freedom.Middleware;
import jakarta.enterprise.context.ApplicationScoped;

/** Middleware wraps the whole site. This one lets pages use what the site itself serves, and nothing else. */
@ApplicationScoped
public class SecurityHeaders implements Middleware {

    private static final String POLICY = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public HttpApplication wrap(HttpApplication next) {
        return (request, response) -> {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "same-origin");
            next.handle(request, response);
        };
    }
}
