package io.freedom.server.deployment;

import io.freedom.server.SiteLayout;
import jakarta.servlet.ServletContextEvent;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.${jetty.environment}.webapp.DecoratingListener;
import org.eclipse.jetty.${jetty.environment}.webapp.WebAppContext;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextRequest;
import org.eclipse.jetty.util.ClassMatcher;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.resource.Resources;
import org.jboss.weld.environment.servlet.EnhancedListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The site as a web application of Jetty's, with Weld. This is a template: the packages of Jetty's that it imports carry
 * the Jakarta EE version.
 */
final class SiteContext extends WebAppContext {

    private static final String WELD_ID = "WELD_CONTEXT_ID_KEY";
    private static final String WEB_INF_CLASSES = "/WEB-INF/classes";

    /**
     * A client may keep a file but asks each time whether it is still the same; an edited file is served at once, and can be
     * replaced while it is served, because nothing of it is kept or mapped here.
     */
    private static final Map<String, String> STATIC_FILES = Map.of(
            "dirAllowed", "false",
            "cacheControl", "no-cache",
            "etags", "true",
            "maxCachedFiles", "0",
            "maxCacheSize", "0");

    /** That no file is mapped: Jetty's servlet of Jakarta EE 10 has a switch for it, later ones have a size from which on they map. */
    private static final Map.Entry<String, String> UNMAPPED = "${jetty.environment}".equals("ee10")
            ? Map.entry("useFileMappedBuffer", "false")
            : Map.entry("minMappedFileSize", String.valueOf(Integer.MAX_VALUE));

    private static final String STATIC = "org.eclipse.jetty.servlet.Default.";

    private final @Nullable Resource classes;
    private @Nullable EnhancedListener weld;

    /**
     * @param layout folders only, no archives
     * @param first a class-path folder that comes before everything of the site's, or null
     * @param work an empty folder for Jetty, in one that all deployments of the site share
     * @param news is told what the site tells
     * @param pages answer where the site has no error page, or before it
     */
    SiteContext(SiteLayout layout, @Nullable Path first, Path work, SiteNews news, FailurePages pages) {
        setContextPath("/");
        setTempDirectory(work.toFile());
        setThrowUnavailableOnStartupException(true);
        STATIC_FILES.forEach((name, value) -> setInitParameter(STATIC + name, value));
        setInitParameter(STATIC + UNMAPPED.getKey(), UNMAPPED.getValue());
        // So that @HandlesTypes(Servlet.class) finds a class that extends HttpServlet.
        setAttribute("org.eclipse.jetty.server.webapp.ContainerIncludeJarPattern", ".*/jakarta[.]servlet-api-[^/]*[.]jar");
        setBaseResource(combine(layout.web()));
        classes = layout.classes().isEmpty() ? null : combine(layout.classes());
        List<Path> classPath = new ArrayList<>();
        if (first != null) {
            classPath.add(first);
        }
        classPath.addAll(layout.classes());
        classPath.addAll(layout.libraries());
        setExtraClasspath(classPath.stream().map(this::resource).toList());
        addConfiguration(new SiteAnnotations());
        setErrorHandler(new SiteErrorHandler(this, pages));
        isolate(news);
        useWeld(String.valueOf(work.getParent()));
    }

    /**
     * Weld and others look for the site's classes below {@code WEB-INF/classes} of the servlet context, wherever the class
     * loader has them from.
     */
    @Override
    public Resource getResource(String path) throws MalformedURLException {
        Resource resource = super.getResource(path);
        if (classes == null || !path.startsWith(WEB_INF_CLASSES) || Resources.exists(resource)) {
            return resource;
        }
        String rest = path.substring(WEB_INF_CLASSES.length());
        if (rest.isEmpty() || rest.equals("/")) {
            return classes;
        }
        return rest.startsWith("/") ? classes.resolve(rest.substring(1)) : resource;
    }

    @Override
    protected ContextRequest wrapRequest(Request request, Response response) {
        SiteChannel.provide(this, request);
        return super.wrapRequest(request, response);
    }

    /** A site that brings its own SLF4J must not find our provider, which implements another copy of its interfaces. */
    private void isolate(SiteNews news) {
        ClassMatcher hidden = new ClassMatcher();
        hide(hidden, LoggerFactory.class);
        hide(hidden, LoggerFactory.getILoggerFactory().getClass());
        hide(hidden, SiteContext.class);
        addHiddenClassMatcher(hidden);
        setClassLoader(new SiteLoader(SiteContext.class.getClassLoader(), this, news));
    }

    /**
     * Weld starts before any other initializer, so that {@code CDI.current()} works in those of the site, and injects into
     * servlets and filters through the decorator that it leaves in a context attribute.
     *
     * @param id tells this site's Weld from any other in this JVM; see {@link SitesOfWeld}. It is the same for the next
     *     deployment of the site, because the beans of a session that is kept remember it
     */
    private void useWeld(String id) {
        if (SitesOfWeld.install()) {
            setInitParameter(WELD_ID, id);
        }
        setAttribute("org.eclipse.jetty.containerInitializerOrder", "org.jboss.weld.environment.servlet.EnhancedListener,*");
        setAttribute("org.eclipse.jetty.cdi", "CdiDecoratingListener");
        addEventListener(new DecoratingListener(this, "org.eclipse.jetty.cdi.decorator"));
    }

    @Override
    protected void addProgrammaticListener(EventListener listener) {
        super.addProgrammaticListener(listener);
        if (listener instanceof EnhancedListener ofWeld) {
            weld = ofWeld;
        }
    }

    /**
     * Weld ends what it has made when its listener is told. Where the start failed before that listener's turn, nobody would tell
     * it: beans that were made would not be destroyed, and no {@code Shutdown} be observed.
     */
    @Override
    public void contextDestroyed() throws Exception {
        try {
            super.contextDestroyed();
        } finally {
            if (weld != null && SitesOfWeld.isRunning(getInitParameter(WELD_ID))) {
                weld.contextDestroyed(new ServletContextEvent(getServletContext()));
            }
        }
    }

    /** To be called after a start that failed: Weld ends by itself only what was started. */
    void abandonWeld() {
        String id = getInitParameter(WELD_ID);
        if (id != null) {
            SitesOfWeld.abandon(id);
        }
    }

    /** The class loader of a site, which is the one thing that both the server and an extension of the site's can see. */
    private static final class SiteLoader extends WebAppClassLoader implements Consumer<Map<String, Object>> {

        private final Consumer<Map<String, Object>> news;

        SiteLoader(ClassLoader parent, Context context, SiteNews news) {
            super(parent, context);
            this.news = news.ofThisDeployment();
        }

        @Override
        public void accept(Map<String, Object> event) {
            news.accept(event);
        }
    }

    private static void hide(ClassMatcher hidden, Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        try {
            hidden.add(source.getLocation().toURI().toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Resource combine(List<Path> folders) {
        return ResourceFactory.combine(folders.stream().map(this::resource).toList());
    }

    private Resource resource(Path path) {
        return getResourceFactory().newResource(path);
    }
}
