package io.freedom.internal.development;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The server that wants to be told of the site: the first class loader, from the site's upwards, that is a {@link Consumer}.
 *
 * <p>Threading: any thread may tell.
 */
final class Listener {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final Consumer<Map<String, Object>> server;

    private Listener(Consumer<Map<String, Object>> server) {
        this.server = server;
    }

    @SuppressWarnings("unchecked") // What it accepts is agreed upon: each side has its own classes.
    static Optional<Listener> find(ClassLoader site) {
        for (ClassLoader loader = site; loader != null; loader = loader.getParent()) {
            if (loader instanceof Consumer<?> consumer) {
                return Optional.of(new Listener((Consumer<Map<String, Object>>) consumer));
            }
        }
        return Optional.empty();
    }

    /** Tells; the failure of one who listens is none of the site's. */
    void tell(Facts event) {
        try {
            server.accept(event.asMap());
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(System.Logger.Level.DEBUG, "the server can't be told of its site", failure);
        }
    }

    /** Tells one who may end the deployment here, by throwing. */
    void ask(Facts event) {
        server.accept(event.asMap());
    }
}
