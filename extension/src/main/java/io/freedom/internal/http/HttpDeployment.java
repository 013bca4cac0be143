package io.freedom.internal.http;

import io.freedom.FreedomException;
import io.freedom.HttpApplication;
import io.freedom.internal.application.BoundApplication;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.DeliveryThreads;
import io.freedom.internal.request.Watchdog;
import io.freedom.internal.server.ComponentContext;
import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHookProvider;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Registers the filter and, where there is an application, its servlet. */
public final class HttpDeployment {

    /** The name of the filter and of the servlet. */
    private static final String NAME = "io.freedom";

    private final HttpSettings settings;
    private final Delivery delivery;
    private final Shown held;
    private final @Nullable BoundApplication application;

    /** What the site shows of itself to operators, from the end of its start to its own end. */
    public interface Shown extends AutoCloseable {

        /**
         * @param site its context path
         * @param completion the name of what tells that a request is over; null where no servlet container does
         */
        void publish(String site, @Nullable String completion);

        /** Called when the last request has given back what it holds. */
        @Override
        void close();
    }

    /** @param delivery on the thread that tells */
    public HttpDeployment(
            HttpSettings settings, Delivery delivery, Shown held, Optional<BoundApplication> application) {
        this.settings = settings;
        this.delivery = delivery;
        this.held = held;
        this.application = application.orElse(null);
    }

    /**
     * Registers everything. Called once, while the context starts.
     *
     * @return the name of what tells that a request is over, for the start-up line
     */
    public String install(ServletContext context) {
        Optional<CompletionHook> hook = settings.completionHook() ? findHook(context) : Optional.empty();
        Watchdog watchdog = Watchdog.start();
        ComponentContext component = new ComponentContext();
        DeliveryThreads threads = new DeliveryThreads(component);
        RequestTracking tracking = new RequestTracking(
                delivery.handingOverTo(threads), watchdog, hook, ErrorPages.withoutHook(context), component);
        String site = context.getContextPath().isEmpty() ? "/" : context.getContextPath();
        String completion = hook.map(CompletionHook::name).orElse("servlet listeners");
        SiteListener listener = new SiteListener(component)
                .atTheStart(() -> held.publish(site, completion))
                .atTheEnd("the end of the requests that were open", watchdog)
                .atTheEnd("the end of the threads that tell it", threads)
                .atTheEnd("the end of the watch over what requests hold", held);
        hook.ifPresent(used -> listener.atTheEnd("the removal of " + used.name(), used));
        context.setAttribute(HttpApplication.AT_THE_END, listener.late());
        addFilter(context, new RequestFilter(tracking));
        context.addListener(new DestroyedListener(tracking));
        context.addListener(listener);
        if (application != null) {
            addServlet(context, application);
        }
        return completion;
    }

    private static Optional<CompletionHook> findHook(ServletContext context) {
        return ServiceLoader.load(CompletionHookProvider.class, HttpDeployment.class.getClassLoader()).stream()
                .flatMap(provider -> provider.get().open(context).stream())
                .findFirst();
    }

    /** One filter only, and first: Payara reverses the order of two that ask to be first. */
    private static void addFilter(ServletContext context, RequestFilter filter) {
        FilterRegistration.Dynamic registration = unique(context.addFilter(NAME, filter));
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    private static <T> T unique(@Nullable T registration) {
        if (registration == null) {
            throw new FreedomException(
                    "FREEDOM-0403",
                    "This site has a filter or a servlet of its own that is named " + NAME
                            + ", which is Freedom's. Give it another name.",
                    null);
        }
        return registration;
    }

    /** The whole site includes its root, which a server with a welcome file would otherwise ask for by that file's name. */
    private String[] patterns() {
        return settings.mapping().equals("/") ? new String[] {"/", ""} : new String[] {settings.mapping()};
    }

    private void addServlet(ServletContext context, BoundApplication application) {
        ServletRegistration.Dynamic registration =
                unique(context.addServlet(NAME, new ApplicationServlet(application, settings.staticPath())));
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        if (!registration.addMapping(patterns()).isEmpty()) {
            throw new FreedomException(
                    "FREEDOM-0402",
                    "The URL pattern " + settings.mapping()
                            + " of the application is already mapped to another servlet of"
                            + " this site. Remove that mapping from web.xml or @WebServlet, or set freedom.mapping to"
                            + " another pattern, such as /app/*.",
                    null);
        }
    }
}
