package io.freedom.internal.http;

import io.freedom.internal.server.ComponentContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The start and the end of the site. What has to be done at the end is done in order, whatever a step of it throws. */
final class SiteListener implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private record Step(String name, AutoCloseable action) {}

    private final ComponentContext component;
    private final List<Runnable> starts = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    SiteListener(ComponentContext component) {
        this.component = component;
    }

    /** What is run last, each once; it may grow as long as the site runs. */
    Queue<Runnable> late() {
        return late;
    }

    /**
     * Done when the context is initialized, in this order. What is shown outside of the site belongs here, and not where the
     * listener is registered: where another one fails before this one was called, a container calls it never.
     */
    SiteListener atTheStart(Runnable action) {
        starts.add(action);
        return this;
    }

    /** @param name what is done, as a message says it */
    SiteListener atTheEnd(String name, AutoCloseable action) {
        steps.add(new Step(name, action));
        return this;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        component.capture(false);
        starts.forEach(Runnable::run);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        end();
    }

    void end() {
        steps.forEach(SiteListener::run);
        for (Runnable work = late.poll(); work != null; work = late.poll()) {
            run(new Step("the destroy method of an application or servlet", work::run));
        }
    }

    private static void run(Step step) {
        try {
            step.action.close();
        } catch (Exception | Error failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "FREEDOM-0404: While the site is being undeployed, " + step.name
                            + " failed. The rest is done all the same; see the cause.",
                    failure);
        }
    }
}
