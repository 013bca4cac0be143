package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site shows outside of itself, and when. */
class ServletStartTest {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<ServletContextListener> listeners = new ArrayList<>();

    @TempDir
    private Path folder;

    @ApplicationScoped
    static class Something {}

    /** A container that does nothing yet with what is registered. */
    private ServletContext context(ClassLoader loader) {
        return (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getContextPath" -> "/servlet-start";
                    case "getClassLoader" -> loader;
                    case "getServerInfo" -> "none/1.0";
                    case "addFilter" ->
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {FilterRegistration.Dynamic.class},
                                (registration, call, arguments) -> null);
                    case "addListener" -> {
                        if (given[0] instanceof ServletContextListener listener) {
                            listeners.add(listener);
                        }
                        yield null;
                    }
                    default -> null;
                });
    }

    private boolean isShown() throws Exception {
        return server.isRegistered(new ObjectName("io.freedom:type=RequestResources,site=\"/servlet-start\""));
    }

    /** Where the listener of another one fails first, a container may call those after it neither then nor at the end. */
    @Test
    void aSiteIsShownNotBeforeItsContextIsInitializedAndOnlyUntilItIsDestroyed() throws Exception {
        TestSite site = new TestSite(folder);
        try (SeContainer container = Boot.boot(site, Something.class)) {
            assertThat(container.isRunning()).isTrue();
            ServletContext context = context(site.loader());
            new ServletStart().onStartup(null, context);
            assertThat(isShown()).isFalse();
            ServletContextEvent event = new ServletContextEvent(context);
            listeners.forEach(listener -> listener.contextInitialized(event));
            assertThat(isShown()).isTrue();
            listeners.forEach(listener -> listener.contextDestroyed(event));
            assertThat(isShown()).isFalse();
        }
    }
}
