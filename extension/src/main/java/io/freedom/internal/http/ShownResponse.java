package io.freedom.internal.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The response that the container shows to the only asynchronous listener that it knows. GlassFish 8 sets the status of it
 * to 200 before each call, so that a timeout answers 200, whatever the application or the error page set.
 *
 * @see <a href="https://github.com/eclipse-ee4j/glassfish/blob/8.0.0/appserver/web/web-core/src/main/java/org/apache/catalina/connector/AsyncContextImpl.java#L564-L567">
 *     the line of GlassFish's source</a>
 */
final class ShownResponse extends HttpServletResponseWrapper {

    ShownResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {}
}
