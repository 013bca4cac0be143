package io.freedom.server;

import io.freedom.server.command.RequestLines;
import io.freedom.server.console.Console;
import io.freedom.server.console.ConsoleHandler;
import io.freedom.server.console.RefreshHandler;
import io.freedom.server.deployment.Deployer;
import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.SiteHandler;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.deployment.WorkFolder;
import io.freedom.server.pages.DebugPages;
import io.freedom.server.pages.Disclosure;
import io.freedom.server.pages.SiteCode;
import io.freedom.server.reload.KeptSessions;
import io.freedom.server.reload.ReloadHandler;
import io.freedom.server.reload.Reloader;
import io.freedom.server.reload.SiteBuild;
import io.freedom.server.reload.WatchedSite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A site that is being served. It is either serving or over: there is no server that is half started, and one that was
 * stopped is not started again.
 *
 * <p>Threading: every method may be called by any thread.
 */
public final class SiteServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SiteServer.class.getName());

    private final Server server;
    private final ServerConnector connector;
    private final Site site;
    private final WorkFolder work;

    private SiteServer(Server server, ServerConnector connector, Site site, WorkFolder work) {
        this.server = server;
        this.connector = connector;
        this.site = site;
        this.work = work;
    }

    /**
     * Deploys a site and serves it. The address is bound before the deployment, which takes its time; connections that come
     * meanwhile are answered after it.
     *
     * @throws ServerException if the address can't be bound, or the site can't be read
     * @throws RuntimeException the deployment's own failure, as Weld or the site threw it; where the site reports several
     *     problems at once, they are its suppressed exceptions. Nothing listens afterwards
     */
    public static SiteServer start(SiteLayout layout, ServerOptions options) {
        return start(layout, options, new WorkFolder(), null);
    }

    /**
     * The same for a command.
     *
     * @param work the temporary folder to use; the caller deletes it if the deployment does not end
     * @param lines tell of each request; null where nobody reads them
     */
    public static SiteServer start(
            SiteLayout layout, ServerOptions options, WorkFolder work, @Nullable RequestLines lines) {
        Objects.requireNonNull(layout, "layout");
        return start(options, lines, work, news -> {
            SiteCode code = SiteCode.of(layout, List.of());
            DebugPages pages = new DebugPages(news, code);
            SiteHandler site = new SiteHandler(new Deployer(layout, options.settings(), work, news, pages));
            return Site.of(site, site, Runnable::run, news, code);
        });
    }

    /**
     * The same for a site that is deployed anew whenever it changes. A site that can't be deployed, for the first time too, is
     * no failure of this: what is wrong is shown in its place, and the next change is waited for.
     *
     * @param again tells what the site is made of anew, after files changed that say so
     */
    public static SiteServer start(
            WatchedSite watched,
            Supplier<WatchedSite> again,
            ServerOptions options,
            WorkFolder work,
            RequestLines lines) {
        return start(options, lines, work, news -> {
            SiteLayout layout = watched.layout();
            List<Path> sources =
                    watched.sources() == null ? List.of() : watched.sources().sources();
            SiteCode code = SiteCode.of(layout, sources);
            DebugPages pages = new DebugPages(news, code);
            SiteHandler site = SiteHandler.vacant(new Deployer(layout, options.settings(), work, news, pages));
            Reloader reloader = new Reloader(new SiteBuild(watched, again, lines::say), site, news);
            ReloadHandler reload = new ReloadHandler(reloader, new KeptSessions(lines::say));
            return Site.of(site, reload, reload::tryAgain, news, code);
        });
    }

    private static SiteServer start(
            ServerOptions options, @Nullable RequestLines lines, WorkFolder work, Function<SiteNews, Site> site) {
        // Jetty finds its own parts through the thread's class loader, which needs not be the one that has them.
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        thread.setContextClassLoader(SiteServer.class.getClassLoader());
        try {
            return bindAndDeploy(options, site.apply(new SiteNews()), lines, work);
        } finally {
            thread.setContextClassLoader(caller);
        }
    }

    private static SiteServer bindAndDeploy(
            ServerOptions options, Site site, @Nullable RequestLines lines, WorkFolder work) {
        Server server = new Server(threads(options));
        server.setStopTimeout(options.grace().toMillis());
        server.setHandler(site.all);
        if (lines != null) {
            site.news.listen(lines);
            server.setRequestLog(lines);
            lines.setHandler(site.all);
            server.setHandler(lines);
        }
        ServerConnector connector = connector(server, site.requests, options.address());
        try {
            bind(connector, options.address());
            server.start();
            return new SiteServer(server, connector, site, work);
        } catch (Throwable failure) {
            abandon(server, connector, work, failure);
            throw DeploymentProblems.unchecked(failure);
        }
    }

    private static ThreadPool threads(ServerOptions options) {
        // One thread accepts connections, one selects the ready ones and one stands by for the latter.
        int most = options.threads() + 3;
        if (options.virtualThreads()) {
            // All of them, because the first request of a connection runs where its first bytes were looked at.
            VirtualThreadPool threads = new VirtualThreadPool(most);
            threads.setName("freedom-");
            return threads;
        }
        QueuedThreadPool threads = new QueuedThreadPool(most, Math.min(most, 8));
        threads.setName("freedom");
        return threads;
    }

    private static ServerConnector connector(Server server, RequestsUnderWay requests, InetSocketAddress address) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new PatientConnector(
                server,
                requests,
                new DetectorConnectionFactory(new TlsOnPlainPort(address, System::nanoTime)),
                new HttpConnectionFactory(http));
        connector.setHost(
                address.getAddress() == null
                        ? address.getHostString()
                        : address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        server.addConnector(connector);
        return connector;
    }

    private static void bind(ServerConnector connector, InetSocketAddress address) {
        try {
            connector.open();
        } catch (IOException e) {
            throw BindFailure.of(address, e);
        }
    }

    /** Nothing may listen or lie about after a failed start; what fails on the way is kept with the failure itself. */
    private static void abandon(Server server, ServerConnector connector, WorkFolder work, Throwable failure) {
        try {
            server.setStopTimeout(0);
            server.stop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
        connector.close();
        try {
            work.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Where it listens; the port is the actual one. */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    /**
     * What the site says of itself: {@code application}, {@code settings}, {@code settings.origin}, {@code completion}. What
     * it does not say is missing; a site without Freedom says nothing.
     */
    public Map<String, String> facts() {
        return site.handler.facts();
    }

    /** Whether the site is known to be in development: its setting {@code freedom.debug} is true. */
    public boolean debug() {
        return site.news.debug();
    }

    /** How many requests are under way. */
    public long requests() {
        return site.requests.getCurrentRequestCount();
    }

    /** Waits until the server is stopped, by whomever. */
    public void join() throws InterruptedException {
        server.join();
    }

    /**
     * Stops. The server takes no more requests, those in flight have the time of grace to finish, then the site is undeployed.
     * Nothing listens afterwards. A second call does nothing; one that comes while another stops waits for it.
     *
     * @return false where this has cut off a request, because the time of grace was over
     */
    public synchronized boolean stop() {
        if (server.isStopped()) {
            return true;
        }
        boolean cutOff = false;
        try {
            server.stop();
        } catch (TimeoutException e) {
            cutOff = true;
            LOG.log(System.Logger.Level.WARNING, "Requests were still running when the time of grace was over.");
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "The server did not stop cleanly.", e);
        } finally {
            connector.close();
            work.close();
        }
        return !cutOff;
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /**
     * The site on its server.
     *
     * @param requests counts them, and lets them finish at the end
     * @param all everything that is served
     */
    private record Site(SiteHandler handler, SiteNews news, RequestsUnderWay requests, Handler all) {

        /**
         * @param within serves the site: the handler itself, or what has it inside
         * @param again deploys the site once more where that has failed, and then calls what it is given
         */
        static Site of(SiteHandler handler, Handler within, Consumer<Runnable> again, SiteNews news, SiteCode code) {
            Console console = new Console(news, handler::problem, new Disclosure(code, handler::loader));
            RequestsUnderWay requests = new RequestsUnderWay(within);
            // The console is no request of the site's: nobody waits for a browser that listens to it.
            return new Site(
                    handler, news, requests, new ConsoleHandler(console, new RefreshHandler(console, requests), again));
        }
    }
}
