package io.freedom.server.command;

import io.freedom.server.command.RequestLine.Answer;
import io.freedom.server.command.RequestLine.End;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each request in one line: as the server's request log, which hears of the answer, and as a listener to the site,
 * which says when everything is given back. The line of a request that is the site's waits for both; any other has only an
 * answer. It is the outermost handler, so that it sees which requests are the site's.
 *
 * <p>Threading: any thread may call anything.
 */
public final class RequestLines extends Handler.Wrapper implements RequestLog, Consumer<Map<String, Object>> {

    /** The request attribute in which the site keeps what it tells of a request while that is under way. */
    private static final String TOLD = "io.freedom.development";

    private static final End BROKEN_OFF = new End("the client left", List.of(), List.of());

    private static final String PENDING = RequestLines.class.getName();

    private final Terminal terminal;
    private final LineWriter lines;
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    public RequestLines(Terminal terminal) {
        this.terminal = terminal;
        lines = new LineWriter(terminal.out());
    }

    /** Shows the first lines; those of requests come after them. */
    void begin(String banner) {
        lines.begin(banner);
    }

    /** Shows a text of one or more lines among those of the requests. */
    public void say(String text) {
        lines.write(text);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Watched(request), response, callback);
    }

    @Override
    public void log(Request request, Response response) {
        Answer answer = new Answer(
                response.getStatus(),
                Response.getContentBytesWritten(response),
                NanoTime.since(request.getHeadersNanoTime()));
        // Jetty's names for what it could not read.
        boolean malformed = request.getMethod().equals("BAD");
        RequestLine line = new RequestLine(
                LocalTime.now(),
                malformed ? "?" : request.getMethod(),
                malformed ? "(malformed request)" : request.getHttpURI().getPathQuery(),
                answer,
                response.isCompletedSuccessfully() || malformed ? End.PLAIN : BROKEN_OFF);
        if (request.getAttribute(PENDING) instanceof Pending known) {
            known.answered(line);
        } else {
            write(line);
        }
    }

    @Override
    public void accept(Map<String, Object> event) {
        if ("finished".equals(event.get("event")) && event.get("request") instanceof Long id) {
            Pending known = pending.get(id);
            if (known != null) {
                known.ended(end(event));
            }
        } else if ("undeployed".equals(event.get("event"))) {
            endAll();
        }
    }

    /** Whose end nobody will tell any more. */
    private void endAll() {
        pending.values().forEach(each -> each.ended(End.PLAIN));
    }

    private static End end(Map<String, Object> event) {
        List<String> givenBack = new ArrayList<>();
        List<String> forgotten = new ArrayList<>();
        if (event.get("givenBack") instanceof List<?> rows) {
            for (Object row : rows) {
                if (row instanceof Map<?, ?> each) {
                    boolean left = Boolean.TRUE.equals(each.get("forgotten"));
                    (left ? forgotten : givenBack).add(String.valueOf(each.get("what")));
                }
            }
        }
        String how = switch (String.valueOf(event.get("outcome"))) {
            case "ABORTED" -> "the client left";
            case "TIMED_OUT" -> "timed out";
            default -> "";
        };
        return new End(how, givenBack, forgotten);
    }

    private void write(RequestLine line) {
        lines.write(line.text(terminal));
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        endAll();
        lines.close();
    }

    /** A request of the site's, of which one half is still to be told. */
    private final class Pending {

        private final Long id;
        private @Nullable RequestLine line;
        private @Nullable End end;

        Pending(Long id) {
            this.id = id;
        }

        synchronized void answered(RequestLine told) {
            line = told;
            writeIfComplete();
        }

        synchronized void ended(End told) {
            if (end == null) {
                end = told;
                writeIfComplete();
            }
        }

        private void writeIfComplete() {
            RequestLine answered = line;
            if (answered != null && end != null && pending.remove(id, this)) {
                write(new RequestLine(answered.at(), answered.method(), answered.target(), answered.answer(), end));
            }
        }
    }

    /** Sees when the site says that the request is its own; does not show the site what it notes of that. */
    private final class Watched extends Request.Wrapper {

        Watched(Request request) {
            super(request);
        }

        @Override
        public Object setAttribute(String name, Object value) {
            if (name.equals(TOLD)
                    && value instanceof Map<?, ?> told
                    && told.get("request") instanceof Long id
                    && getAttribute(PENDING) == null) {
                Pending known = new Pending(id);
                pending.put(id, known);
                super.setAttribute(PENDING, known);
            }
            return super.setAttribute(name, value);
        }

        @Override
        public Set<String> getAttributeNameSet() {
            Set<String> names = new HashSet<>(super.getAttributeNameSet());
            names.remove(PENDING);
            return names;
        }
    }
}
