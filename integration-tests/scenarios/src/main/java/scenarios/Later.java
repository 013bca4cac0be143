package scenarios;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Work on a thread of the site's own, which ends with it. */
final class Later {

    private static final Executor NEW_THREAD = work -> new Thread(work, "site").start();

    private Later() {}

    static void now(Runnable work) {
        NEW_THREAD.execute(work);
    }

    static void after(long milliseconds, Runnable work) {
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS, NEW_THREAD)
                .execute(work);
    }
}
