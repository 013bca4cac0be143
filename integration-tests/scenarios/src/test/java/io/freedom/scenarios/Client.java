package io.freedom.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Talks to the site: over raw sockets to the byte, and to its journal. */
public final class Client {

    private static final String MAYBE = "maybe-";
    static final int READ_TIMEOUT = 60_000;

    /** For what is asked of the site, never by upgrade to HTTP/2, which is itself a subject of the scenarios. */
    private static final HttpClient QUESTIONS =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Map<Site, Set<String>> SENT = new ConcurrentHashMap<>();
    private static final Pattern ID = Pattern.compile("[?&]id=([^& ]+)");

    private final Site site;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    Client(Site site) {
        this.site = site;
    }

    /** Where the site answers. */
    public Site site() {
        return site;
    }

    /** Names a request. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Names a request that may not reach the site's filters: it takes no part in the counts at the end. */
    public static String newIdOfOneThatMayBeRefused() {
        return MAYBE + newId();
    }

    /** Whether everybody must have seen the request. */
    static boolean isCounted(String id) {
        return !id.startsWith(MAYBE);
    }

    /** How many requests were named that went to the site, by all clients of it. */
    static int sentTo(Site site) {
        return SENT.getOrDefault(site, Set.of()).size();
    }

    /** A request line and headers that name the request and close the connection after it. */
    public String get(String path, String id) {
        return head("GET", path, id) + "Connection: close\r\n\r\n";
    }

    public String head(String method, String path, String id) {
        return method + ' ' + path(path, id) + " HTTP/1.1\r\nHost: localhost\r\n";
    }

    /** The path of a request with its name, below the context path of the site. */
    public String path(String path, String id) {
        if (!id.startsWith(MAYBE)) {
            SENT.computeIfAbsent(site, ignored -> ConcurrentHashMap.newKeySet()).add(id);
        }
        return site.contextPath() + path + (path.contains("?") ? '&' : '?') + "id=" + id;
    }

    /** Sends the bytes and reads until the server closes. */
    public String exchange(String request) {
        try (Socket socket = open()) {
            send(socket, request);
            return readAll(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ID.matcher(request).results().forEach(match -> ended(match.group(1)));
        }
    }

    /** Notes that the client has got all it wanted of a request, or has left it; {@link #exchange} does so by itself. */
    public void ended(String id) {
        ends.put(id, Instant.now());
    }

    /** How many milliseconds after its client's end the request was finished; 0 where nobody noted the end. */
    long delay(String id) {
        Instant end = ends.get(id);
        Optional<Instant> finished = journal(id).stream()
                .filter(line -> line.startsWith("at "))
                .map(line -> Instant.parse(line.substring(3)))
                .findFirst();
        return end == null || finished.isEmpty()
                ? 0
                : Duration.between(end, finished.get()).toMillis();
    }

    public Socket open() throws IOException {
        Socket socket = new Socket(site.http().getAddress(), site.http().getPort());
        socket.setSoTimeout(READ_TIMEOUT);
        return socket;
    }

    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    public static String readAll(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        return all.toString(ISO_8859_1);
    }

    /** Reads until the server closes the connection or resets it, as one does that has no use for what the client still sends. */
    public static String readWhatComes(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // What came before is all that comes.
        }
        return all.toString(ISO_8859_1);
    }

    /** Sends what a server may refuse before it has all of it, and reads what comes. */
    public static String sendAndReadWhatComes(Socket socket, String text) throws IOException {
        try {
            send(socket, text);
        } catch (SocketException reset) {
            // What the server had to say may have come before.
        }
        return readWhatComes(socket);
    }

    /** Reads until what was read ends with the text. */
    public static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, Math.max(0, text.length() - end.length())) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the server closed after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** What the site was told of the request, a line each. */
    public List<String> journal(String id) {
        return ask("/journal?of=" + id).lines().toList();
    }

    /** Lets an observer go on that the request's query told to hold. */
    public void release(String id) {
        ask("/release?of=" + id);
    }

    /** Whether a plain listener of the site's saw the request. */
    public boolean wasSeen(String id) {
        return Boolean.parseBoolean(ask("/seen?of=" + id));
    }

    /** The body of the answer to a request that has no name. */
    public String ask(String path) {
        URI uri = URI.create(
                "http://" + site.http().getHostString() + ':' + site.http().getPort() + site.contextPath() + path);
        try {
            HttpResponse<String> response = QUESTIONS.send(
                    HttpRequest.newBuilder(uri).timeout(RunningServer.PATIENCE).build(), BodyHandlers.ofString());
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the request is finished, and returns what the site was told of it. */
    public List<String> awaitFinished(String id) {
        return await("request " + id + " finished")
                .pollInterval(Duration.ofMillis(20))
                .atMost(RunningServer.PATIENCE)
                .until(() -> journal(id), lines -> lines.stream().anyMatch(line -> line.startsWith("asynchronous ")));
    }
}
