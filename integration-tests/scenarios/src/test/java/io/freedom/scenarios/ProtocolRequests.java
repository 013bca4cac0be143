package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same requests over each protocol: a request is a request, on a connection of its own or as one of many streams. */
abstract class ProtocolRequests extends Requests {

    abstract WebClient over(Client client);

    abstract Version version();

    abstract boolean isSecure();

    /** A request that the client, whose connection still stands, has got its answer to. */
    private record Answered(String id, WebClient web, HttpResponse<String> response) {}

    private Answered ask(Client client, String path) {
        return atMostTwice(() -> {
            String id = name(client);
            WebClient web = over(client);
            return new Answered(id, web, web.get(path, id));
        });
    }

    private HttpResponse<String> assertAnswered(Client client, String path, int status, String outcome) {
        Answered answered = ask(client, path);
        HttpResponse<String> response = answered.response;
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.version()).isEqualTo(version());
        List<String> lines = client.awaitFinished(answered.id);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .startsWith("finished " + outcome + ' ' + status + ' ');
        if (response.body().contains("error page for ")) {
            assertFinishedAfterItsErrorPage(lines);
        }
        return response;
    }

    /** Once more, with another request, where the first met a fault below all servlets. */
    private <T> T atMostTwice(Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (UncheckedIOException failure) {
            if (!isFaultBelowTheServlets(failure)) {
                throw failure;
            }
            return exchange.get();
        }
    }

    /**
     * What now and then goes wrong below all servlets; the server sees a client that left.
     * In clear text Java's client takes what follows its upgrade to HTTP/2 for a frame of no stream, with servers as different as
     * Jetty and Undertow. Over TLS a record did not pass the client's check, once on Payara; why is not known.
     */
    private boolean isFaultBelowTheServlets(UncheckedIOException failure) {
        String fault = isSecure() ? "Tag mismatch!" : "zero streamId for DataFrame";
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(fault));
    }

    @Test
    void theProtocolIsTheOneThatIsMeant(Client client) {
        String protocol = version() == Version.HTTP_2 ? "HTTP/2" : "HTTP/1.1";
        assertThat(assertAnswered(client, "/protocol", 200, "COMPLETED").body())
                .startsWith(protocol)
                .contains(" " + isSecure() + " ");
    }

    @Test
    @ResetsStream
    void smallAndStreamedAndEmptyBodies(Client client) {
        assertThat(assertAnswered(client, "/small", 200, "COMPLETED").body()).isEqualTo("small");
        assertThat(assertAnswered(client, "/streamed", 200, "COMPLETED").body()).hasSize(64 * 16 * 1024);
        assertAnswered(client, "/no-content", 204, "COMPLETED");
        assertAnswered(client, "/static/file.txt", 200, "COMPLETED");
        assertAnswered(client, "/nowhere", 404, "COMPLETED");
    }

    @Test
    @ResetsStream
    void failures(Client client) {
        assertAnswered(client, "/runtime-exception", 500, "FAILED");
        assertThat(assertAnswered(client, "/exception-with-page", 500, "FAILED").body())
                .contains("error page for 500");
        assertThat(assertAnswered(client, "/send-error-with-page", 418, "COMPLETED")
                        .body())
                .contains("error page for 418");
    }

    @Test
    @ResetsStream
    void aFailureAfterTheResponseHasBegun(Client client) {
        String id = atMostTwice(() -> {
            String named = name(client);
            try {
                over(client).get("/exception-after-commit", named);
            } catch (UncheckedIOException failure) {
                if (isFaultBelowTheServlets(failure)) {
                    throw failure;
                }
                // Some servers cut the response short, others end it as if it were complete.
            }
            return named;
        });
        assertFinished(client.awaitFinished(id), "FAILED", 200, "java.lang.IllegalStateException: after commit");
    }

    @Test
    void asynchronousRequests(Client client) {
        assertAnswered(client, "/async/complete-elsewhere", 200, "COMPLETED");
        assertAnswered(client, "/async/complete-before-return", 200, "COMPLETED");
        assertAnswered(client, "/async/write-listener", 200, "COMPLETED");
        assertAnswered(client, "/async/timeout-answered", 503, "TIMED_OUT");
    }

    @Test
    void dispatchedTwice(Client client) {
        assertAnswered(client, "/async/dispatch-twice", 200, "COMPLETED");
    }

    /** With its connection open: Tomcat takes no large body in the request that upgrades to HTTP/2. */
    private WebClient connected(Client client) {
        return ask(client, "/small").web;
    }

    @Test
    void anUpload(Client client) {
        String body = "x".repeat(100_000);
        Answered answered = atMostTwice(() -> {
            WebClient web = connected(client);
            String id = name(client);
            return new Answered(
                    id, web, web.exchange("/echo", id, request -> request.POST(BodyPublishers.ofString(body))));
        });
        assertThat(answered.response.body()).isEqualTo(body);
        assertFinished(client.awaitFinished(answered.id), "COMPLETED", 200, "null");
    }

    /** It answers when the body is there: with HTTP/1.1, a server may close the connection on a client that still sends. */
    @Test
    void anUploadThatTheApplicationDoesNotRead(Client client) {
        WebClient web = connected(client);
        String id = name(client);
        CompletableFuture<HttpResponse<String>> response = web.http()
                .sendAsync(
                        web.request("/held", id)
                                .POST(BodyPublishers.ofString("x".repeat(10_000)))
                                .build(),
                        BodyHandlers.ofString());
        await().until(() -> client.journal(id).contains("holding"));
        client.release(id);
        assertThat(response.join().body()).isEqualTo("held");
        client.ended(id);
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    /** Servers take a hundred streams of a client, of which those that are just over may still be one. */
    @Test
    @ResetsStream
    void manyAtATime(Client client) {
        WebClient web = connected(client);
        Map<String, CompletableFuture<HttpResponse<String>>> responses = new LinkedHashMap<>();
        for (int i = 0; i < 90; i++) {
            String id = nameOfOneThatMayBeRefused(client);
            String path = i % 4 == 0 ? "/async/complete-elsewhere" : i % 4 == 1 ? "/send-error" : "/protocol";
            responses.put(id, web.http().sendAsync(web.request(path, id).build(), BodyHandlers.ofString()));
        }
        responses.forEach((id, response) -> {
            int status = response.join().statusCode();
            client.ended(id);
            assertThat(status).isIn(200, 409);
            assertFinished(client.awaitFinished(id), "COMPLETED", status, "null");
        });
    }

    @Test
    @ResetsStream
    void theClientLeavesWhileTheApplicationStreams(Client client) {
        assertAborted(client, "/streamed-without-end");
    }

    @Test
    @ResetsStream
    void theClientLeavesWhileAListenerStreams(Client client) {
        assertAborted(client, "/async/write-listener-without-end");
    }

    /** Ends the stream, and with HTTP/1.1 the connection. */
    private void assertAborted(Client client, String path) {
        String id = atMostTwice(() -> {
            String named = name(client);
            over(client).leave(path, named, 100_000);
            return named;
        });
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .startsWith("finished ABORTED 200 failure=")
                .doesNotContain("failure=null");
    }

    @Test
    void theClientLeavesWhileTheRequestIsIdle(Client client) {
        String id = name(client);
        WebClient web = over(client);
        CompletableFuture<HttpResponse<String>> response =
                web.http().sendAsync(web.request("/async/never-completed", id).build(), BodyHandlers.ofString());
        await().until(() -> client.journal(id).contains("started"));
        response.cancel(true);
        client.ended(id);
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .containsAnyOf("TIMED_OUT", "ABORTED");
    }
}
