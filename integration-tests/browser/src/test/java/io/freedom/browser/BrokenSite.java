package io.freedom.browser;

import io.freedom.server.SiteLayout;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.DebugPages;
import io.freedom.server.pages.SiteCode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A server that can serve no site, for a reason that a test gives.
 *
 * <p>Threading: any thread may call anything.
 */
final class BrokenSite implements AutoCloseable {

    private final AtomicReference<@Nullable Problem> problem = new AtomicReference<>();
    private final DebugPages pages =
            new DebugPages(new SiteNews(), SiteCode.of(SiteLayout.of(Path.of("").toAbsolutePath()), List.of()));
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    BrokenSite() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                pages.answer(request, response, callback, Objects.requireNonNull(problem.get()));
                return true;
            }
        });
        server.start();
    }

    void show(Problem reason) {
        problem.set(reason);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
