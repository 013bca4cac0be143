package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /**
     * Deploys what should not start. Payara Micro takes a site that did not start for deployed: it answers nothing.
     *
     * @param told what the person reads, in this order: what the server's log says of it, which on some servers a thread of its own
     *     writes, or where it has none, the failure
     */
    static void assertRefused(ServerUnderTest server, Path war, String name, List<String> told) throws Exception {
        // The whole log of a server may be too much for an assertion: AssertJ looks for a subsequence in quadratic
        // time.
        long said = server.log().isPresent() ? Files.size(server.log().get()) : 0;
        StringBuilder answer = new StringBuilder();
        try {
            answer.append(new Client(server.deploy(war, name)).ask("/settings"));
        } catch (Exception refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                answer.append(cause.getMessage()).append('\n');
            }
        }
        assertThat(answer).as("what the site answers").doesNotContain("injected size");
        Optional<Path> log = server.log();
        if (log.isPresent()) {
            await().untilAsserted(() -> assertThat(after(said, log.get())).containsSubsequence(told));
        } else {
            assertThat(answer).containsSubsequence(told);
        }
    }

    private static String after(long bytes, Path log) throws IOException {
        try (InputStream input = Files.newInputStream(log)) {
            input.skipNBytes(bytes);
            return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The module with its origin, what is injected, and the values of some keys with theirs. */
    String settings(String... keys) {
        return client.ask("/settings?" + query(keys));
    }

    /** What a servlet of the site's own answers. */
    String servlet() {
        return client.ask("/servlet");
    }

    /** What the {@code small.Beside} of the site tell, for some names. */
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
