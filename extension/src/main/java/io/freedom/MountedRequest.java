package io.freedom;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as a servlet mapped to {@code mountPoint/*} sees it. Containers differ in whether a forward wraps this request or
 * changes the one below it; where the one below was changed, its own paths are right and are passed on.
 */
final class MountedRequest extends HttpServletRequestWrapper {

    private final String mountPoint;
    private final @Nullable String pathInfo;
    private final DispatcherType originalType;
    private final String originalServletPath;
    private final @Nullable String originalPathInfo;

    MountedRequest(HttpServletRequest request, String mountPoint, @Nullable String pathInfo) {
        super(request);
        this.mountPoint = mountPoint;
        this.pathInfo = pathInfo;
        this.originalType = request.getDispatcherType();
        this.originalServletPath = request.getServletPath();
        this.originalPathInfo = request.getPathInfo();
    }

    /**
     * The type of the dispatch is asked first: it costs one call through all wrappers, while comparing paths doubles the calls
     * with each mount point.
     */
    private boolean forwarded() {
        DispatcherType now = super.getDispatcherType();
        return now != originalType || (now == DispatcherType.FORWARD && pathsDiffer());
    }

    private boolean pathsDiffer() {
        return !originalServletPath.equals(super.getServletPath())
                || !Objects.equals(originalPathInfo, super.getPathInfo());
    }

    @Override
    public String getServletPath() {
        return forwarded() ? super.getServletPath() : mountPoint;
    }

    @Override
    public @Nullable String getPathInfo() {
        return forwarded() ? super.getPathInfo() : pathInfo;
    }

    @Override
    public @Nullable String getPathTranslated() {
        if (forwarded()) {
            return super.getPathTranslated();
        }
        return pathInfo == null ? null : getServletContext().getRealPath(pathInfo);
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        HttpServletMapping mapping = super.getHttpServletMapping();
        return forwarded() ? mapping : new MountMapping(mountPoint, pathInfo, mapping.getServletName());
    }

    private record MountMapping(String mountPoint, @Nullable String pathInfo, String servletName)
            implements HttpServletMapping {

        @Override
        public String getMatchValue() {
            return pathInfo == null ? "" : pathInfo.substring(1);
        }

        @Override
        public String getPattern() {
            return mountPoint + "/*";
        }

        @Override
        public String getServletName() {
            return servletName;
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.PATH;
        }
    }
}
