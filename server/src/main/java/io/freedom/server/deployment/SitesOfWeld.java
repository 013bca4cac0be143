package io.freedom.server.deployment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.weld.Container;
import org.jboss.weld.ContainerState;
import org.jboss.weld.bootstrap.api.Singleton;
import org.jboss.weld.bootstrap.api.SingletonProvider;
import org.jboss.weld.bootstrap.api.helpers.RegistrySingletonProvider;
import org.jspecify.annotations.Nullable;

/**
 * Lets several sites run in one JVM. Weld keeps its containers under ids, and by default all have the same one, so that
 * stopping a site breaks the others. With an id for each site, {@code CDI.current()} no longer finds any, because it asks for
 * the default id: here that means the site of the thread's class loader, or the only site there is.
 */
final class SitesOfWeld extends SingletonProvider {

    /**
     * Sees that sites may have ids of their own.
     *
     * @return false where Weld was in use before, with another provider, which can't be changed any more
     */
    static boolean install() {
        try {
            SingletonProvider.initialize(new SitesOfWeld());
            return true;
        } catch (RuntimeException alreadySet) {
            return SingletonProvider.instance() instanceof SitesOfWeld;
        }
    }

    /** Whether all beans of a site are there, and none of them is destroyed yet. */
    static boolean isRunning(@Nullable String id) {
        return id != null && Container.isSet(id) && Container.instance(id).getState() == ContainerState.INITIALIZED;
    }

    /** Ends what Weld has left of a site whose deployment failed, first of all its threads; none is left of one that ended well. */
    static void abandon(String id) {
        if (Container.isSet(id)) {
            Container.instance(id).cleanup();
        }
    }

    @Override
    public <T> Singleton<T> create(Class<? extends T> type) {
        return new OfEachSite<>();
    }

    /** Threading: any thread may call anything. */
    private static final class OfEachSite<T> implements Singleton<T> {

        private final Map<String, T> byId = new ConcurrentHashMap<>();
        private final Map<ClassLoader, String> ids = new ConcurrentHashMap<>();

        @Override
        public T get(String id) {
            T found = find(id);
            if (found == null) {
                throw new IllegalStateException("No site is running here: " + id);
            }
            return found;
        }

        @Override
        public boolean isSet(String id) {
            return find(id) != null;
        }

        /**
         * Weld starts a site in a thread that has the site's class loader. An earlier deployment of the same site is over, also
         * where it failed and Weld has not cleared it.
         */
        @Override
        public void set(String id, T object) {
            ids.values().removeIf(id::equals);
            byId.put(id, object);
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            if (loader != null) {
                ids.put(loader, id);
            }
        }

        @Override
        public void clear(String id) {
            byId.remove(id);
            ids.values().removeIf(id::equals);
        }

        private @Nullable T find(String id) {
            T found = byId.get(id);
            return found == null && id.equals(RegistrySingletonProvider.STATIC_INSTANCE) ? here() : found;
        }

        private @Nullable T here() {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (; loader != null; loader = loader.getParent()) {
                String id = ids.get(loader);
                if (id != null) {
                    return byId.get(id);
                }
            }
            return byId.size() == 1 ? byId.values().iterator().next() : null;
        }
    }
}
