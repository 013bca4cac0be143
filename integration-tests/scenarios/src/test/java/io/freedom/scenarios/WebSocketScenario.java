package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The handshake is the request; the messages on the open socket are none. */
@InBothModes
@NeedsFeature(Feature.WEBSOCKET)
class WebSocketScenario extends Requests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE = RunningServer.PATIENCE.toSeconds();

    private static final class Received implements WebSocket.Listener {

        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            texts.add(text.toString());
            socket.request(1);
            return null;
        }
    }

    private static WebSocket connect(Client client, String path, String id, WebSocket.Listener listener) {
        URI uri = URI.create("ws://" + client.site().http().getHostString() + ':'
                + client.site().http().getPort() + client.path(path, id));
        try {
            return done(HTTP.newWebSocketBuilder().buildAsync(uri, listener));
        } finally {
            client.ended(id);
        }
    }

    /** Throws what went wrong as the cause of a {@link CompletionException}; that it takes too long, too. */
    private static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Test
    void finishedWithTheHandshakeWhileTheSocketIsOpen(Client client) throws InterruptedException {
        String id = name(client);
        Received received = new Received();
        WebSocket socket = connect(client, "/socket/echo", id, received);
        assertFinished(client.awaitFinished(id), "COMPLETED", 101, "null");

        done(socket.sendText("hello", true));
        assertThat(received.texts.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("hello");
        done(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        await().until(socket::isInputClosed);
        assertFinished(client.journal(id), "COMPLETED", 101, "null");
    }

    @Test
    void notFinishedAgainWhenTheClientDisappears(Client client) {
        String id = name(client);
        WebSocket socket = connect(client, "/socket/echo", id, new Received());
        assertFinished(client.awaitFinished(id), "COMPLETED", 101, "null");
        socket.abort();
        await().during(QUIET)
                .atMost(QUIET.plus(RunningServer.PATIENCE))
                .untilAsserted(() -> assertFinished(client.journal(id), "COMPLETED", 101, "null"));
    }

    @Test
    void manySocketsOpenAtATime(Client client) {
        List<String> ids = new ArrayList<>();
        List<WebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String id = name(client);
            ids.add(id);
            sockets.add(connect(client, "/socket/echo", id, new Received()));
        }
        for (String id : ids) {
            assertFinished(client.awaitFinished(id), "COMPLETED", 101, "null");
        }
        sockets.forEach(WebSocket::abort);
    }

    /** 403; Undertow passes the request on to the application, which knows no such page. */
    @Test
    void aHandshakeThatTheEndpointRefuses(Client client) {
        String id = name(client);
        int status = refusal(() -> connect(client, "/socket/forbidden", id, new Received()));
        assertThat(status).isIn(403, 404);
        assertFinished(client.awaitFinished(id), "COMPLETED", status, "null");
    }

    @Test
    void aHandshakeWhereThereIsNoEndpoint(Client client) {
        String id = name(client);
        assertThat(refusal(() -> connect(client, "/socket/nowhere", id, new Received())))
                .isEqualTo(404);
        assertFinished(client.awaitFinished(id), "COMPLETED", 404, "null");
    }

    private static int refusal(ThrowingCallable handshake) {
        return catchThrowableOfType(CompletionException.class, handshake).getCause()
                        instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : -1;
    }
}
