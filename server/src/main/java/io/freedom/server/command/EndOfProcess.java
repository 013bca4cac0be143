package io.freedom.server.command;

import io.freedom.server.SiteServer;
import io.freedom.server.deployment.WorkFolder;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Leaves nothing behind when the process is asked to end, however far a command has come: a server is stopped, and a
 * deployment has the time of grace to come to its end before its files are deleted under it.
 *
 * <p>Threading: one thread uses it; the JVM stops the server from another.
 */
final class EndOfProcess implements AutoCloseable {

    /** An end that takes no longer needs no word. */
    private static final Duration QUICK = Duration.ofMillis(300);

    private final Duration grace;
    private final PrintStream notes;
    private final WorkFolder work = new WorkFolder();
    private final CompletableFuture<SiteServer> deployment = new CompletableFuture<>();
    private final Thread hook = new Thread(this::stop, "freedom-stop");

    /** @param notes is told when the end takes its time */
    EndOfProcess(Duration grace, PrintStream notes) {
        this.grace = grace;
        this.notes = notes;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitTheEnd();
        }
    }

    /** Deploys, once. Does not return if the process is ending by then. */
    SiteServer watch(Function<WorkFolder, SiteServer> deploy) {
        try {
            SiteServer server = deploy.apply(work);
            deployment.complete(server);
            if (hook.getState() != Thread.State.NEW) {
                awaitTheEnd();
            }
            return server;
        } catch (Throwable failure) {
            deployment.completeExceptionally(failure);
            throw failure;
        }
    }

    private void stop() {
        SecondInterrupt.endsAtOnce(this::closeInUse);
        try {
            SiteServer server = deployment.get(grace.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture.delayedExecutor(QUICK.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> say(server.requests()));
            if (!server.stop()) {
                // The log says so, too, but nobody hears it: it ends together with the process.
                notes.println("The time is over: what still ran was cut off.");
            }
        } catch (TimeoutException e) {
            closeInUse();
        } catch (ExecutionException e) {
            // It failed, and has left nothing.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(long requests) {
        if (requests > 0) {
            String what = requests == 1 ? "one request" : requests + " requests";
            notes.println("Waiting up to %d s for %s to finish. Ctrl-C again ends at once."
                    .formatted(grace.toSeconds(), what));
        }
    }

    private void closeInUse() {
        try {
            work.close();
        } catch (UncheckedIOException e) {
            // The deployment goes on writing there, and nobody is left to be told.
        }
    }

    /** From here on the end of the process is nothing special. Does not return if the process is ending already. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitTheEnd();
        }
    }

    /** The hook does the rest. A build tool that called us must not go on meanwhile. */
    private static void awaitTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }
}
