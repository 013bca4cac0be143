package io.freedom;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application made of several: each path prefix goes to the application mounted there, the rest to another one.
 *
 * <pre>{@code
 * @Produces @Application
 * HttpApplication site(Pages pages) {
 *     return new PathDispatcher(pages).mount("/api", HttpApplication.of(new ServletContainer(new Api())));
 * }
 * }</pre>
 *
 * <p>{@code /api} and what is below it match, {@code /apis} does not; the longest prefix wins. The mounted application sees
 * the prefix in {@code getServletPath()} and the rest in {@code getPathInfo()}. Dispatchers can be nested.
 *
 * <p>Threading: immutable.
 */
public final class PathDispatcher implements HttpApplication {

    /** Segments that are neither empty nor dots, without what ends or escapes a path. */
    private static final Pattern PREFIX = Pattern.compile("(/(?!\\.{1,2}(/|$))[^/%?#;]+)+");

    private final HttpApplication rest;
    private final List<Mount> mounts;

    /** @param rest answers what no mounted application does */
    public PathDispatcher(HttpApplication rest) {
        this(Objects.requireNonNull(rest, "rest"), List.of());
    }

    private PathDispatcher(HttpApplication rest, List<Mount> mounts) {
        this.rest = rest;
        this.mounts = mounts;
    }

    /**
     * A dispatcher that has this application too.
     *
     * @param prefix a decoded path that starts with a slash and does not end with one, such as {@code /api}
     * @throws IllegalArgumentException if the prefix has another form, or is taken
     */
    public PathDispatcher mount(String prefix, HttpApplication application) {
        Objects.requireNonNull(application, "application");
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("The prefix \"" + prefix
                    + "\" can't match: write a decoded path that starts with a slash and does not end with one, such as"
                    + " /api.");
        }
        List<Mount> all = new ArrayList<>(mounts);
        for (Mount mount : mounts) {
            if (mount.prefix.equals(prefix)) {
                throw new IllegalArgumentException(
                        "The prefix \"" + prefix + "\" is mounted twice; mount each prefix once.");
            }
        }
        all.add(new Mount(prefix, application));
        all.sort(Comparator.comparingInt((Mount mount) -> mount.prefix.length()).reversed());
        return new PathDispatcher(rest, List.copyOf(all));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String servletPath = request.getServletPath();
        String path = request.getPathInfo();
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        // At the default mapping the container reports the whole path as the servlet path: nothing is mounted yet.
        boolean byDefault = path == null && match == MappingMatch.DEFAULT;
        // At the root it must be the path info, but Undertow reports it as the servlet path.
        boolean root = match == MappingMatch.CONTEXT_ROOT;
        boolean whole = byDefault || root;
        String base = whole ? "" : servletPath;
        String inside = byDefault || (root && path == null) ? servletPath : path;
        Mount mount = find(inside);
        if (mount != null) {
            String below = inside.substring(mount.prefix.length());
            HttpServletRequest mounted =
                    new MountedRequest(request, base + mount.prefix, below.isEmpty() ? null : below);
            mount.application.handle(mounted, response);
        } else if (whole) {
            rest.handle(new MountedRequest(request, "", inside), response);
        } else {
            rest.handle(request, response);
        }
    }

    private @Nullable Mount find(@Nullable String path) {
        if (path != null) {
            for (Mount mount : mounts) {
                if (mount.matches(path)) {
                    return mount;
                }
            }
        }
        return null;
    }

    /** Initialises every application, the mounted ones first. Where one fails, those before it are destroyed. */
    @Override
    public void init(ServletConfig config) throws ServletException {
        List<HttpApplication> done = new ArrayList<>();
        try {
            for (HttpApplication application : applications()) {
                application.init(config);
                done.add(application);
            }
        } catch (ServletException | RuntimeException | Error failure) {
            try {
                destroy(done);
            } catch (RuntimeException another) {
                failure.addSuppressed(another);
            }
            throw failure;
        }
    }

    /** Destroys every application, even if one throws; the first exception is thrown, with the others suppressed. */
    @Override
    public void destroy() {
        destroy(applications());
    }

    private List<HttpApplication> applications() {
        return Stream.concat(mounts.stream().map(Mount::application), Stream.of(rest))
                .toList();
    }

    private static void destroy(List<HttpApplication> applications) {
        RuntimeException first = null;
        for (HttpApplication application : applications) {
            try {
                application.destroy();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private record Mount(String prefix, HttpApplication application) {

        boolean matches(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }
}
