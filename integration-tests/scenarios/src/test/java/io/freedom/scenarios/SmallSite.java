package io.freedom.scenarios;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A deployed {@link SmallWar}; gone when it is closed. */
final class SmallSite implements AutoCloseable {

    private final ServerUnderTest server;
    private final String name;
    private final Client client;

    private SmallSite(ServerUnderTest server, String name, Client client) {
        this.server = server;
        this.name = name;
        this.client = client;
    }

    /** @param name of the deployment; none that another one has */
    static SmallSite deploy(ServerUnderTest server, Path war, String name) throws Exception {
        return new SmallSite(server, name, new Client(server.deploy(war, name)));
    }

    /** The module with its origin, what is injected, and the values of some keys with theirs. */
    String settings(String... keys) {
        return client.ask("/settings?" + query(keys));
    }

    /** What the server's own configuration gives for some names. */
    String beside(String... keys) {
        return client.ask("/beside?" + query(keys));
    }

    /** Sets a system property of the server's process. */
    void setProperty(String name, String value) {
        client.ask("/property?name=" + encoded(name) + "&value=" + encoded(value));
    }

    void clearProperty(String name) {
        client.ask("/property?name=" + encoded(name));
    }

    private static String query(String... keys) {
        return Arrays.stream(keys).map(key -> "key=" + encoded(key)).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            server.undeploy(name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (Exception failure) {
            throw new IllegalStateException(name + " was not undeployed", failure);
        }
    }
}
