package io.freedom.server.command;

import io.freedom.server.command.RequestLine.Answer;
import io.freedom.server.command.RequestLine.End;
import io.freedom.server.console.ConsoleHandler;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpURI;
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
 * answer. What the console answers is not told. It is the outermost handler, so that it sees which requests are the site's.
 *
 * <p>Threading: any thread may call anything.
 */
public final class RequestLines extends Handler.Wrapper implements RequestLog, Consumer<Map<String, Object>> {

    /** The request attribute in which the site keeps what it tells of a request while that is under way. */
    private static final String TOLD = "io.freedom.development";

    private static final String WATCHED = RequestLines.class.getName();
    private static final Pattern NAMED = Pattern.compile("\"(.+)\" \\(.*\\)");
    /** Of the causes of a failure, which may go in a circle. */
    private static final int DEEPEST = 20;

    private static final String LEFT = "the client left";

    private final Terminal terminal;
    private final LineWriter lines;
    private final Map<Long, Watched> pending = new ConcurrentHashMap<>();

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
        Watched watched = new Watched(request);
        request.setAttribute(WATCHED, watched);
        Request.addCompletionListener(request, watched::completed);
        return super.handle(watched, response, callback);
    }

    /** Comes before the completion listeners; for what the server refuses by itself they never come. */
    @Override
    public void log(Request request, Response response) {
        if (request.getAttribute(ConsoleHandler.ANSWERED) != null) {
            return; // it shows the requests, and is none of them
        }
        // Jetty's name for what it could not read.
        boolean malformed = request.getMethod().equals("BAD");
        long bytes = request.getMethod().equals("HEAD") ? 0 : Response.getContentBytesWritten(response);
        RequestLine line = new RequestLine(
                LocalTime.now(ZoneId.systemDefault()),
                malformed ? "?" : request.getMethod(),
                malformed ? "(malformed request)" : target(request.getHttpURI()),
                new Answer(response.getStatus(), bytes, NanoTime.since(request.getHeadersNanoTime())),
                End.PLAIN);
        if (request.getAttribute(WATCHED) instanceof Watched watched) {
            watched.answered(line);
        } else {
            write(line);
        }
    }

    /** Path and query, without what stands behind a semicolon in the path: the session may be there. */
    private static String target(HttpURI uri) {
        String path = String.valueOf(uri.getPath()).replaceAll(";[^/]*", "");
        return uri.getQuery() == null ? path : path + "?" + uri.getQuery();
    }

    @Override
    public void accept(Map<String, Object> event) {
        if ("finished".equals(event.get("event")) && event.get("request") instanceof Long id) {
            Watched known = pending.get(id);
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
                    (left ? forgotten : givenBack).add(name(String.valueOf(each.get("what"))));
                }
            }
        }
        String how = switch (String.valueOf(event.get("outcome"))) {
            case "ABORTED" -> LEFT;
            case "TIMED_OUT" -> "timed out";
            default -> "";
        };
        return new End(how, givenBack, forgotten);
    }

    /** The site says {@code "orders" (JDBC connection)}, of which the name is enough here. */
    private static String name(String what) {
        Matcher named = NAMED.matcher(what);
        return named.matches() ? named.group(1) : what;
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

    /** A request on its way; it does not show the site what is noted of it. */
    private final class Watched extends Request.Wrapper {

        private @Nullable Long id;
        private @Nullable RequestLine line;
        private @Nullable End end;
        private boolean complete;

        Watched(Request request) {
            super(request);
        }

        @Override
        public synchronized Object setAttribute(String name, Object value) {
            if (id == null
                    && name.equals(TOLD)
                    && value instanceof Map<?, ?> told
                    && told.get("request") instanceof Long known) {
                id = known;
                pending.put(known, this);
            }
            return super.setAttribute(name, value);
        }

        @Override
        public Set<String> getAttributeNameSet() {
            Set<String> names = new HashSet<>(super.getAttributeNameSet());
            names.remove(WATCHED);
            return names;
        }

        synchronized void answered(RequestLine answered) {
            line = answered;
        }

        synchronized void completed(@Nullable Throwable failure) {
            complete = true;
            if (id == null) {
                end = failure == null ? End.PLAIN : new End(ending(failure), List.of(), List.of());
            }
            writeOnceAllIsKnown();
        }

        synchronized void ended(End told) {
            if (end == null) {
                end = told;
                writeOnceAllIsKnown();
            }
        }

        private void writeOnceAllIsKnown() {
            RequestLine known = line;
            if (known != null && end != null && complete) {
                line = null;
                if (id != null) {
                    pending.remove(id, this);
                }
                write(new RequestLine(known.at(), known.method(), known.target(), known.answer(), end));
            }
        }

        private static String ending(Throwable failure) {
            boolean left = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                    .limit(DEEPEST)
                    .anyMatch(each -> each instanceof EOFException || each instanceof ClosedChannelException);
            return left ? LEFT : "broken off";
        }
    }
}
