package io.freedom.server.command;

import io.freedom.server.ServerException;
import io.freedom.server.SiteLayout;
import io.freedom.server.deployment.Deployer;
import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.EnoughKnown;
import io.freedom.server.deployment.PlainPages;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.deployment.WorkFolder;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Deploys a site where nothing listens, and undeploys it, for a command that wants to know something of it. What the site
 * prints meanwhile goes to the standard error stream: the other one is the command's answer.
 *
 * @param layout what the site is made of
 * @param settings the settings module to use, or null
 * @param terminal where the log is read
 */
record Trial(SiteLayout layout, @Nullable String settings, Terminal terminal) {

    private static final System.Logger LOG = System.getLogger(Trial.class.getName());

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int THREADS = 4;

    static Trial of(Given given, Terminal terminal) {
        return new Trial(
                SiteArguments.layout(given), given.value(SiteArguments.SETTINGS).orElse(null), terminal);
    }

    /**
     * Leaves nothing behind, also where the process is asked to end meanwhile.
     *
     * @param listener is told what the site tells
     * @throws ServerException if the site can't be read
     * @throws RuntimeException the deployment's own failure, which has been logged if it does not explain itself; not where
     *     the listener has ended it
     */
    void run(Consumer<Map<String, Object>> listener) {
        SiteNews news = new SiteNews();
        news.listen(listener);
        new CommandLog(terminal).during(() -> apart(() -> deployUntilEnoughIsKnown(news)));
    }

    private void deployUntilEnoughIsKnown(SiteNews news) {
        try {
            deployAndTidyUp(news);
        } catch (ServerException unreadable) {
            throw unreadable;
        } catch (RuntimeException failure) {
            if (isEnough(failure)) {
                return;
            }
            if (!DeploymentProblems.of(failure).told()) {
                LOG.log(System.Logger.Level.ERROR, "The site can't be deployed.", failure);
            }
            throw failure;
        }
    }

    /** Weld has what its extensions throw as suppressed exceptions of its own. */
    private static boolean isEnough(Throwable failure) {
        return failure instanceof EnoughKnown
                || (failure.getCause() != null && isEnough(failure.getCause()))
                || Stream.of(failure.getSuppressed()).anyMatch(Trial::isEnough);
    }

    /** The end of the process waits for that as long as there is time: it would delete the files of a deployment under it. */
    private void deployAndTidyUp(SiteNews news) {
        WorkFolder work = new WorkFolder();
        CountDownLatch tidy = new CountDownLatch(1);
        Thread hook = new Thread(() -> await(tidy, work), "freedom-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (work) {
            deploy(work, news);
        } finally {
            tidy.countDown();
            remove(hook);
        }
    }

    private static void await(CountDownLatch end, WorkFolder work) {
        try {
            if (!end.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.close();
            }
        } catch (UncheckedIOException inUse) {
            // The deployment goes on writing there, and nobody is left to be told.
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process ends, and need not wait any more.
        }
    }

    /** In an environment that is not the caller's: Jetty finds its own parts through the thread's class loader. */
    private static void apart(Runnable work) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        PrintStream out = System.out;
        thread.setContextClassLoader(Trial.class.getClassLoader());
        System.setOut(System.err);
        try {
            work.run();
        } finally {
            System.setOut(out);
            thread.setContextClassLoader(loader);
        }
    }

    private void deploy(WorkFolder work, SiteNews news) {
        Server server = new Server(new QueuedThreadPool(THREADS));
        try {
            server.start();
            new Deployer(layout, settings, work, news, new PlainPages())
                    .deploy(server)
                    .close();
        } catch (Exception failure) {
            throw failure instanceof RuntimeException known
                    ? known
                    : DeploymentProblems.of(failure).toException(failure);
        } finally {
            stop(server);
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "What was started for the trial did not stop cleanly.", e);
        }
    }
}
