package io.freedom.server.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;

/**
 * Answers below {@code /_freedom/}, where the {@link Console} is open to the request; every other request goes on to the site,
 * as if there were no console. It reads, and does one thing: a site that could not be deployed is tried again.
 *
 * <p>Threading: any thread, many at a time. A browser that listens to the events occupies none.
 */
public final class ConsoleHandler extends Handler.Wrapper implements Graceful {

    /** Where the console is. */
    public static final String PATH = "/_freedom/";

    /** The attribute of a request that the console answered, and that no log of the site's requests needs to show. */
    public static final String ANSWERED = "io.freedom.server.console";

    private static final Pattern REQUEST = Pattern.compile(PATH + "requests/(\\d{1,18})");

    private static final HttpFields HEADERS = HttpFields.build()
            .put(HttpHeader.CACHE_CONTROL, "no-store")
            .put(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
            .put("Cross-Origin-Resource-Policy", "same-origin")
            .put("Referrer-Policy", "no-referrer")
            .put("X-Content-Type-Options", "nosniff")
            .put("X-Frame-Options", "DENY")
            .put("X-Robots-Tag", "noindex")
            .asImmutable();

    /** Where to send POST to, so that a deployment that has failed is tried again. */
    private static final String AGAIN = PATH + "again";

    private final Console console;
    private final Consumer<Runnable> again;
    private final Map<String, ConsoleFile> files = ConsoleFile.all();
    private volatile boolean shutdown;

    /** @param again tries to deploy a site that could not be deployed, and then calls what it is given, which does not block */
    public ConsoleHandler(Console console, Handler site, Consumer<Runnable> again) {
        super(site);
        this.console = console;
        this.again = again;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!console.isOpenTo(request)) {
            return super.handle(request, response, callback);
        }
        String path = Request.getPathInContext(request);
        if (!path.startsWith(PATH) && !path.equals("/_freedom")) {
            console.watch(request);
            return super.handle(request, response, callback);
        }
        request.setAttribute(ANSWERED, true);
        for (HttpField header : HEADERS) {
            response.getHeaders().put(header);
        }
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (path.equals(AGAIN) && HttpMethod.POST.is(request.getMethod())) {
            again.accept(() -> {
                response.setStatus(HttpStatus.NO_CONTENT_204);
                callback.succeeded();
            });
        } else if (path.equals(AGAIN)) {
            refuseMethod(response, callback, "POST");
        } else if (reads) {
            answer(path, request, response, callback);
        } else {
            refuseMethod(response, callback, "GET, HEAD");
        }
        return true;
    }

    private static void refuseMethod(Response response, Callback callback, String allowed) {
        response.getHeaders().put(HttpHeader.ALLOW, allowed);
        refuse(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "This answers " + allowed + " only.");
    }

    private void answer(String path, Request request, Response response, Callback callback) {
        ConsoleFile file = files.get(path);
        Matcher one = REQUEST.matcher(path);
        if (file != null) {
            write(response, callback, file.type(), file.content());
        } else if (path.equals(PATH + "state")) {
            json(response, callback, console.state());
        } else if (path.equals(PATH + "figures")) {
            json(response, callback, console.figures());
        } else if (path.equals(PATH + "events")) {
            listen(request, response, callback);
        } else if (one.matches()) {
            request(Long.parseLong(one.group(1)), response, callback);
        } else if (path.equals("/_freedom")) {
            Response.sendRedirect(request, response, callback, PATH);
        } else {
            refuse(
                    response,
                    callback,
                    HttpStatus.NOT_FOUND_404,
                    "There is nothing here. Freedom's console is at " + PATH);
        }
    }

    private void request(long number, Response response, Callback callback) {
        Optional<CompletableFuture<Map<String, Object>>> known = console.request(number);
        if (known.isEmpty()) {
            refuse(response, callback, HttpStatus.NOT_FOUND_404, "Nothing is known of request " + number + ".");
        } else {
            known.get().thenAccept(json -> json(response, callback, json)).exceptionally(failure -> {
                callback.failed(failure);
                return null;
            });
        }
    }

    private void listen(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        if (HttpMethod.HEAD.is(request.getMethod()) || shutdown) {
            callback.succeeded();
            return;
        }
        String sent = request.getHeaders().get("Last-Event-ID");
        console.broadcast()
                .attach(
                        new EventStream(request, response, callback),
                        sent == null ? after(request) : sent,
                        console::hello);
        if (shutdown) {
            console.broadcast().end();
        }
    }

    /** A browser can send the header only where its own stream broke; a page that takes up a stream anew says it here. */
    private static @Nullable String after(Request request) {
        return Request.extractQueryParameters(request).getValue("after");
    }

    private static void json(Response response, Callback callback, Map<String, Object> json) {
        write(
                response,
                callback,
                "application/json;charset=utf-8",
                PlainData.json(json).getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(Response response, Callback callback, int status, String why) {
        response.setStatus(status);
        write(response, callback, "text/plain;charset=utf-8", (why + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Response response, Callback callback, String type, byte[] content) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    /** Streams have no end of their own, and the server waits for every request. */
    @Override
    public CompletableFuture<Void> shutdown() {
        shutdown = true;
        console.broadcast().end();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    protected void doStart() throws Exception {
        shutdown = false;
        super.doStart();
    }
}
