package io.freedom.internal.resources;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request that each thread works for, in one deployment.
 *
 * <p>Threading: each thread sees its own. A thread keeps nothing once it has left.
 */
public final class CurrentRequest implements Supplier<@Nullable HeldResources> {

    @SuppressWarnings("ThreadLocalUsage") // each deployment has its own
    private final ThreadLocal<HeldResources> current = new ThreadLocal<>();

    /** The resources of the request that this thread works for; null where it works for none. */
    @Override
    public @Nullable HeldResources get() {
        return current.get();
    }

    /**
     * This thread works for the request from now on.
     *
     * @return what it worked for before, to be given to {@link #leave}
     */
    public @Nullable HeldResources enter(HeldResources resources) {
        HeldResources before = current.get();
        current.set(resources);
        resources.workers().entered();
        return before;
    }

    /** This thread works again for what it worked for before. */
    public void leave(@Nullable HeldResources before) {
        HeldResources now = current.get();
        if (now != null && now != before) {
            now.workers().left();
        }
        if (before == null) {
            current.remove();
        } else {
            current.set(before);
            before.workers().entered();
        }
    }
}
