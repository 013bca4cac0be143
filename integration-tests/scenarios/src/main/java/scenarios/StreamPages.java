package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Long answers and long uploads, which a client may not wait for. */
final class StreamPages {

    /** More than the buffers of the server and of both ends of the connection hold. */
    static final int BIG = 16 * 1024 * 1024;

    private static final int EVENTS = 3;
    private static final long INTERVAL = 30;

    private StreamPages() {}

    static Map<String, HttpApplication> all() {
        return Map.of(
                "/stream/writer-without-end", StreamPages::writerWithoutEnd,
                "/stream/big", StreamPages::big,
                "/stream/big-buffered", StreamPages::bigBuffered,
                "/stream/events", (request, response) -> events(request, response, EVENTS),
                "/stream/events-without-end", (request, response) -> events(request, response, Integer.MAX_VALUE),
                "/stream/read", StreamPages::read,
                "/stream/lines", StreamPages::lines);
    }

    /** A writer throws nothing: it has to be asked. */
    private static void writerWithoutEnd(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter writer = response.getWriter();
        do {
            writer.println("on and on");
            writer.flush();
        } while (!writer.checkError());
    }

    private static void big(HttpServletRequest request, HttpServletResponse response) throws Exception {
        byte[] chunk = new byte[SynchronousPages.CHUNK];
        response.setContentLength(BIG);
        for (int sent = 0; sent < BIG; sent += chunk.length) {
            response.getOutputStream().write(chunk);
        }
    }

    /** The application is done at once: it is the server that sends. */
    private static void bigBuffered(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setBufferSize(BIG);
        response.setContentLength(BIG);
        response.getOutputStream().write(new byte[BIG]);
    }

    /** Server-Sent Events, one from each of a chain of threads. */
    private static void events(HttpServletRequest request, HttpServletResponse response, int count) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        response.setContentType("text/event-stream");
        Later.now(() -> event(context, 1, count));
    }

    private static void event(AsyncContext context, int number, int count) {
        if (number > count) {
            context.complete();
            return;
        }
        try {
            ServletOutputStream output = context.getResponse().getOutputStream();
            output.write(("data: " + number + "\n\n").getBytes(StandardCharsets.US_ASCII));
            output.flush();
            Later.after(INTERVAL, () -> event(context, number + 1, count));
        } catch (IOException | IllegalStateException gone) {
            completeAnyhow(context);
        }
    }

    /** A container may have ended the request of a client that left. */
    private static void completeAnyhow(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException over) {
            // Then nothing is left to be done.
        }
    }

    /** Reads what comes without waiting for it, and answers how much it was. */
    private static void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        ServletInputStream input = request.getInputStream();
        input.setReadListener(new ReadListener() {
            private final byte[] buffer = new byte[1024];
            private long count;

            @Override
            public void onDataAvailable() throws IOException {
                while (input.isReady() && !input.isFinished()) {
                    int read = input.read(buffer);
                    if (read < 0) {
                        return;
                    }
                    count += read;
                }
            }

            @Override
            public void onAllDataRead() throws IOException {
                response.getOutputStream().print("read " + count);
                context.complete();
            }

            @Override
            public void onError(Throwable failure) {
                completeAnyhow(context);
            }
        });
    }

    /** Reads one line of the request, and the next in another dispatch. */
    private static void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String line = request.getReader().readLine();
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.setAttribute("line", line);
            request.startAsync().dispatch();
        } else {
            response.getWriter().print(request.getAttribute("line") + " then " + line);
        }
    }
}
