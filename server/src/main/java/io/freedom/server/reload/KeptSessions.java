package io.freedom.server.reload;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.session.AbstractSessionDataStore;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.SessionDataStore;
import org.eclipse.jetty.session.SessionDataStoreFactory;
import org.eclipse.jetty.session.SessionManager;
import org.jspecify.annotations.Nullable;

/**
 * Carries sessions from one deployment of a site to the next. While a site is deployed its sessions are what they are; when it
 * is undeployed their attributes become bytes, so that nothing of its class loader is kept, and the next deployment reads
 * them with its own. An attribute for which that can't be done is lost, and its name told.
 *
 * <p>It belongs to the server, as a bean: Jetty asks it for the store of each context.
 *
 * <p>Threading: any thread may call anything.
 */
public final class KeptSessions implements SessionDataStoreFactory {

    private final Map<String, Frozen> frozen = new ConcurrentHashMap<>();
    private final Consumer<String> out;

    /** @param out prints a line to the terminal */
    public KeptSessions(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public SessionDataStore getSessionDataStore(SessionManager manager) {
        return new Store();
    }

    private void lost(String attribute, Throwable why) {
        out.accept(
                "FREEDOM-0723: The session attribute %s did not survive the reload: %s. Make its class, and what it refers to, Serializable."
                        .formatted(attribute, why));
    }

    /** A session without objects of the site's. */
    private record Frozen(SessionData data, Map<String, byte[]> attributes) {}

    /** The sessions of one deployment. */
    private final class Store extends AbstractSessionDataStore {

        private final Map<String, SessionData> live = new ConcurrentHashMap<>();

        @Override
        public boolean isPassivating() {
            return false;
        }

        @Override
        public void doStore(String id, SessionData data, long lastSaveTime) {
            live.put(id, data);
        }

        @Override
        public @Nullable SessionData doLoad(String id) {
            Frozen known = frozen.remove(id);
            if (known == null) {
                return live.get(id);
            }
            SessionData data = new SessionData(id, null, null, 0, 0, 0, 0);
            data.copy(known.data);
            ClassLoader loader = _context.getContext().getClassLoader();
            known.attributes.forEach((name, bytes) -> {
                try {
                    data.setAttribute(name, SessionAttribute.read(bytes, loader));
                } catch (Exception | LinkageError | StackOverflowError e) {
                    lost(name, e);
                }
            });
            live.put(id, data);
            return data;
        }

        @Override
        public boolean delete(String id) {
            boolean wasFrozen = frozen.remove(id) != null;
            boolean wasLive = live.remove(id) != null;
            return wasFrozen || wasLive;
        }

        @Override
        public boolean doExists(String id) {
            return frozen.containsKey(id) || live.containsKey(id);
        }

        /** The server's sessions are looked through while this one's are stopped, too: then none of them expires. */
        @Override
        public Set<String> getExpired(Set<String> candidates) {
            return isStarted() ? super.getExpired(candidates) : Set.of();
        }

        @Override
        public Set<String> doCheckExpired(Set<String> candidates, long time) {
            return candidates.stream().filter(id -> isExpired(id, time)).collect(Collectors.toSet());
        }

        @Override
        public Set<String> doGetExpired(long before) {
            return frozen.keySet().stream().filter(id -> isExpired(id, before)).collect(Collectors.toSet());
        }

        @Override
        public void doCleanOrphans(long time) {
            frozen.keySet().removeIf(id -> isExpired(id, time));
        }

        private boolean isExpired(String id, long time) {
            Frozen cold = frozen.get(id);
            SessionData data = cold == null ? live.get(id) : cold.data;
            return data == null || (data.getExpiry() > 0 && data.getExpiry() <= time);
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            live.forEach((id, data) -> frozen.put(id, freeze(data)));
            live.clear();
        }

        private Frozen freeze(SessionData data) {
            Map<String, byte[]> attributes = new HashMap<>();
            data.getAllAttributes().forEach((name, value) -> {
                try {
                    attributes.put(name, SessionAttribute.write(value));
                } catch (Exception | LinkageError | StackOverflowError e) {
                    lost(name, e);
                }
            });
            SessionData bare = new SessionData(data.getId(), null, null, 0, 0, 0, 0);
            bare.copy(data);
            bare.clearAllAttributes();
            return new Frozen(bare, attributes);
        }
    }
}
