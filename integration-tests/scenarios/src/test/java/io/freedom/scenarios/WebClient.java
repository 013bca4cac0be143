package io.freedom.scenarios;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client that speaks a protocol as browsers do: HTTP/2, or TLS with whatever certificate the server has. */
final class WebClient {

    private final Client client;
    private final HttpClient http;
    private final String origin;

    private WebClient(Client client, HttpClient http, String origin) {
        this.client = client;
        this.http = http;
        this.origin = origin;
    }

    /** Speaks HTTP/2 on the plain port, by upgrade. */
    static WebClient inClearText(Client client) {
        HttpClient http = HttpClient.newBuilder().version(Version.HTTP_2).build();
        return new WebClient(client, http, "http://" + authority(client.site().http()));
    }

    /** Speaks a version of HTTP over TLS. */
    static WebClient overTls(Client client, Version version) {
        HttpClient http = HttpClient.newBuilder()
                .version(version)
                .sslContext(trustingAll())
                .build();
        return new WebClient(
                client, http, "https://" + authority(client.site().https().orElseThrow()));
    }

    private static String authority(InetSocketAddress address) {
        return address.getHostString() + ':' + address.getPort();
    }

    HttpRequest.Builder request(String path, String id) {
        return HttpRequest.newBuilder(URI.create(origin + client.path(path, id)))
                .timeout(RunningServer.PATIENCE);
    }

    HttpClient http() {
        return http;
    }

    /** Sends a request and reads all of its answer. */
    HttpResponse<String> get(String path, String id) {
        return exchange(path, id, UnaryOperator.identity());
    }

    /** Sends a request, reads the begin of its answer, and ends the stream; with HTTP/1.1, the connection. */
    void leave(String path, String id, int bytes) {
        try (InputStream body = http.send(request(path, id).build(), BodyHandlers.ofInputStream())
                .body()) {
            int read = body.readNBytes(bytes).length;
            if (read < bytes) {
                throw new EOFException("the server ended its answer after " + read + " bytes");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            client.ended(id);
        }
    }

    HttpResponse<String> exchange(String path, String id, UnaryOperator<HttpRequest.Builder> how) {
        try {
            return http.send(how.apply(request(path, id)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            client.ended(id);
        }
    }

    private static SSLContext trustingAll() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An extended trust manager is also asked about the name of the host: it leaves out both checks. */
    private static final class TrustAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
