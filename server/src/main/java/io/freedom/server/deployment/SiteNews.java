package io.freedom.server.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the site tells the server of itself and of its requests, as maps of JDK types: Freedom is in the site's own class
 * loader, so that none of its types can be shared. The last {@code settings} and {@code deployed} are kept; everything is
 * handed on to the listeners. It outlives a deployment: the next one of the site goes on telling here.
 *
 * <p>Threading: any thread may call anything. A listener is called on the thread that tells, which mostly works for a request,
 * and must not block.
 */
public final class SiteNews implements Consumer<Map<String, Object>> {

    private static final System.Logger LOG = System.getLogger(SiteNews.class.getName());

    private final List<Consumer<Map<String, Object>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> settings = Map.of();
    private volatile Map<String, Object> deployed = Map.of();
    private volatile Object deployment = new Object();

    /**
     * Every event from now on. One listener that throws keeps nobody else from being told, unless it is {@link EnoughKnown},
     * which ends the deployment.
     */
    public void listen(Consumer<Map<String, Object>> listener) {
        listeners.add(listener);
    }

    /** The last event {@code settings}; empty before there was one. */
    public Map<String, Object> settings() {
        return settings;
    }

    /** The last event {@code deployed}; empty where no site is deployed. */
    public Map<String, Object> deployed() {
        return deployed;
    }

    /** Whether the site is known to be in development: its setting {@code freedom.debug} is true. */
    public boolean debug() {
        return Boolean.TRUE.equals(settings.get("debug"));
    }

    /** Whether the site may be in development: {@code freedom.debug} is true, or could not be read, or not yet. */
    public boolean mayBeDebug() {
        return !Boolean.FALSE.equals(settings.get("debug"));
    }

    /**
     * A text in which the secret values of the site's settings are hidden, as far as the site tells how to. The values
     * themselves stay with the site.
     */
    public String withoutSecrets(String text) {
        return settings.get("mask") instanceof UnaryOperator<?> mask ? masked(mask, text) : text;
    }

    @SuppressWarnings("unchecked") // What it takes is agreed upon: each side has its own classes.
    private static String masked(UnaryOperator<?> mask, String text) {
        try {
            return ((UnaryOperator<String>) mask).apply(text);
        } catch (RuntimeException | LinkageError undeployed) {
            return "(can't be shown without the site, which knows what is secret)";
        }
    }

    /** A deployment begins: what another one has told is no longer so. */
    public void begin() {
        deployment = new Object();
        settings = Map.of();
        deployed = Map.of();
    }

    /**
     * Where the deployment that has begun last tells what it has to, until the next one begins. A request that a reload did not
     * wait for may end after that: it has the number of another one by then.
     */
    Consumer<Map<String, Object>> ofThisDeployment() {
        Object begun = deployment;
        return event -> {
            if (deployment == begun) {
                accept(event);
            }
        };
    }

    @Override
    public void accept(Map<String, Object> event) {
        switch (String.valueOf(event.get("event"))) {
            case "settings" -> {
                settings = event;
                // What it needs is loaded while the site is there.
                withoutSecrets("");
            }
            case "deployed" -> deployed = event;
            case "undeployed" -> deployed = Map.of();
            default -> {}
        }
        for (Consumer<Map<String, Object>> listener : listeners) {
            try {
                listener.accept(event);
            } catch (EnoughKnown enough) {
                throw enough;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "What the site told could not be shown.", e);
            }
        }
    }
}
