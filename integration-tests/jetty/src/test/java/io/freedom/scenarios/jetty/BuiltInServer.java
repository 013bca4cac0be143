package io.freedom.scenarios.jetty;

import io.freedom.scenarios.SiteServerUnderTest;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The WAR of the scenarios on the built-in server, with the settings module that the build names. */
public final class BuiltInServer implements SiteServerUnderTest {

    private final String settings = System.getProperty("scenarios.settings");
    private SiteServer server;

    @Override
    public InetSocketAddress start() {
        server = SiteServer.start(
                SiteLayout.of(Path.of(System.getProperty("scenarios.war"))),
                new ServerOptions(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        settings,
                        ServerOptions.DEFAULT_THREADS,
                        ServerOptions.DEFAULT_GRACE));
        return server.address();
    }

    @Override
    public String completion() {
        return settings.endsWith("hook") ? "Jetty's completion listener" : "servlet listeners";
    }

    @Override
    public String actualCompletion() {
        return server.facts().get("completion");
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
