package io.freedom.server.reload;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.component.Container;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * When the steps of one reload were over: told by the reloader, by Jetty, and through {@link TellingExtension} by Weld.
 *
 * <p>Threading: any thread may call anything.
 */
final class ReloadPhases implements Consumer<Map<String, Object>>, Container.Listener {

    private final Map<Phase, Long> ends = new EnumMap<>(Phase.class);

    /** Follows the reloads of a site that is started. */
    static ReloadPhases of(ReloadingSite site) {
        ReloadPhases phases = new ReloadPhases();
        site.news().listen(phases);
        site.handler().addEventListener(phases);
        return phases;
    }

    synchronized void forget() {
        ends.clear();
    }

    synchronized void end(Phase phase) {
        ends.put(phase, System.nanoTime());
    }

    /**
     * How long each step took.
     *
     * @param began when the first one did
     */
    synchronized Map<Phase, Long> nanos(long began) {
        Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
        long last = began;
        for (Phase phase : Phase.values()) {
            long end = Objects.requireNonNull(ends.get(phase), phase::toString);
            nanos.put(phase, end - last);
            last = end;
        }
        return nanos;
    }

    @Override
    public synchronized void accept(Map<String, Object> event) {
        switch (String.valueOf(event.get("event"))) {
            case "serving" -> ends.put(Phase.NOTICED, System.nanoTime() - (Long) event.get("nanos"));
            case TellingExtension.EVENT -> end(Phase.valueOf(String.valueOf(event.get("phase"))));
            default -> {}
        }
    }

    @Override
    public void beanAdded(Container site, Object bean) {
        if (bean instanceof Handler context) {
            end(Phase.STARTED);
            context.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStopping(LifeCycle stopping) {
                    end(Phase.COMPILED);
                }
            });
        }
    }

    @Override
    public void beanRemoved(Container site, Object bean) {
        if (bean instanceof Handler) {
            end(Phase.UNDEPLOYED);
        }
    }

    /** The steps in their order. */
    enum Phase {
        /** Seen, and settled. */
        NOTICED,
        COMPILED,
        UNDEPLOYED,
        /** Jetty has read the descriptors and looked for annotations, Weld has found the classes and the extensions. */
        PREPARED,
        BEANS_FOUND,
        /** The extension has read the settings and added its beans. */
        SETTINGS_READ,
        BEANS_VALIDATED,
        /** The extension has checked the site. */
        SITE_CHECKED,
        /** The servlets are started, the application is bound. */
        STARTED,
        ANSWERED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
