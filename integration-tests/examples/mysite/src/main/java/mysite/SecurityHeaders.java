package mysite;

import io.freedom.HttpApplication;
import io.freedom.Middleware;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells browsers what the site's pages may do: nothing but what they came with. */
@ApplicationScoped
@Priority(10)
public class SecurityHeaders implements Middleware {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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
