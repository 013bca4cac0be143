package io.freedom.internal.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request whose paths are those of the include. Containers keep the including request's paths and give the others as
 * attributes; an application that answers every path would include itself for ever.
 */
final class IncludedRequest extends HttpServletRequestWrapper {

    IncludedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getServletPath() {
        return getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH) instanceof String path
                ? path
                : super.getServletPath();
    }

    @Override
    public @Nullable String getPathInfo() {
        return getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH) == null
                ? super.getPathInfo()
                : (String) getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping mapping
                ? mapping
                : super.getHttpServletMapping();
    }
}
