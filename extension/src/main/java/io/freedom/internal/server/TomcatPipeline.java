package io.freedom.internal.server;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The valves of one Tomcat context, with one of ours at their end. */
final class TomcatPipeline {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    /** Where Tomcat leaves the resources of a site before it calls the initializers; they know their context. */
    private static final String RESOURCES = "org.apache.catalina.resources";

    private final Object container;
    private final Object pipeline;
    private final Method getValves;
    private final Method addValve;
    private final Method removeValve;
    private final Field scanned;
    private final Field scan;
    private @Nullable Object added;

    private TomcatPipeline(ClassLoader server, Object container) throws ReflectiveOperationException {
        Class<?> pipelineType = server.loadClass("org.apache.catalina.Pipeline");
        Class<?> valveType = server.loadClass("org.apache.catalina.Valve");
        Class<?> base = server.loadClass("org.apache.catalina.core.ContainerBase");
        this.container = container;
        this.pipeline = server.loadClass("org.apache.catalina.Container")
                .getMethod("getPipeline")
                .invoke(container);
        this.getValves = pipelineType.getMethod("getValves");
        this.addValve = pipelineType.getMethod("addValve", valveType);
        this.removeValve = pipelineType.getMethod("removeValve", valveType);
        this.scanned = base.getDeclaredField("accessLogScanComplete");
        this.scan = base.getDeclaredField("accessLog");
        scanned.setAccessible(true);
        scan.setAccessible(true);
    }

    static TomcatPipeline of(ClassLoader server, ServletContext context) throws ReflectiveOperationException {
        Object resources = context.getAttribute(RESOURCES);
        if (resources == null) {
            throw new IllegalStateException("the context attribute " + RESOURCES + " is not set");
        }
        Object container = server.loadClass("org.apache.catalina.WebResourceRoot")
                .getMethod("getContext")
                .invoke(resources);
        return new TomcatPipeline(server, container);
    }

    /** Called once. Takes the place of a valve that was left by a start of the same context that failed. */
    void add(Object valve) throws ReflectiveOperationException {
        for (Object present : (Object[]) getValves.invoke(pipeline)) {
            if (TomcatValve.isOurs(present)) {
                removeValve.invoke(pipeline, present);
            }
        }
        addValve.invoke(pipeline, valve);
        added = valve;
        forgetAccessLogs();
    }

    void remove() {
        try {
            removeValve.invoke(pipeline, added);
            forgetAccessLogs();
        } catch (InvocationTargetException failure) {
            LOG.log(System.Logger.Level.DEBUG, "the valve can't be removed", failure.getCause());
        } catch (IllegalAccessException failure) {
            LOG.log(System.Logger.Level.DEBUG, "the valve can't be removed", failure);
        }
    }

    /**
     * A container looks for access logs among its valves once in its life, with the first request that it logs, even if the
     * site starts again: without this a valve that is added later is not heard of, and one that is removed is kept.
     */
    private void forgetAccessLogs() throws IllegalAccessException {
        scan.set(container, null);
        scanned.set(container, false);
    }
}
