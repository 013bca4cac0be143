package io.freedom.server.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends what happens to every browser that listens, as Server-Sent Events. The last ones are kept, so that a browser that
 * comes back continues where it was; one that was away for too long is told that it missed something.
 *
 * <p>Threading: any thread may call anything. Nobody waits for a slow browser.
 */
final class Broadcast {

    /** So many events are kept for a browser that comes back. */
    static final int KEPT = 500;

    /** Tells a browser that it has to ask for everything again. */
    static final String MISSED = "event: missed\ndata: {}\n\n";

    private static final Pattern ID = Pattern.compile("([0-9a-z]+)-(\\d{1,18})");

    /** Tells this run of the server from those before: a browser outlives them. */
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Deque<String> recent = new ArrayDeque<>();
    private long last;

    /** Sends an event to everybody. */
    void send(String event, Map<String, Object> data) {
        String json = PlainData.json(data);
        synchronized (this) {
            String text = "id: %s-%d\nevent: %s\ndata: %s\n\n".formatted(run, ++last, event, json);
            recent.add(text);
            if (recent.size() > KEPT) {
                recent.remove();
            }
            streams.forEach(stream -> stream.add(text));
        }
        streams.forEach(EventStream::iterate);
    }

    /**
     * Lets a browser listen, until it leaves.
     *
     * @param after the id of the last event that it knows, or null if it knows none and needs none
     * @param hello what is sent first; asked again where an event came meanwhile, of which it may not know
     */
    void attach(EventStream stream, @Nullable String after, Supplier<Map<String, Object>> hello) {
        boolean attached = false;
        while (!attached) {
            String upTo = lastId();
            attached = attach(stream, after, PlainData.json(hello.get()), upTo);
        }
        stream.whenOver(() -> streams.remove(stream));
        stream.iterate();
    }

    /** @return false, and nothing is done, if an event was sent after the last one that the hello knows */
    private synchronized boolean attach(EventStream stream, @Nullable String after, String hello, String upTo) {
        if (!upTo.equals(lastId())) {
            return false;
        }
        stream.add("retry: 500\nevent: hello\ndata: " + hello + "\n\n");
        since(after).forEach(stream::add);
        streams.add(stream);
        return true;
    }

    /** The id of the last event. */
    synchronized String lastId() {
        return run + "-" + last;
    }

    /** Ends every stream; browsers try again by themselves. */
    void end() {
        streams.forEach(EventStream::end);
    }

    private List<String> since(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return List.of();
        }
        Matcher id = ID.matcher(after);
        long missing = id.matches() && id.group(1).equals(run) ? last - Long.parseLong(id.group(2)) : -1;
        if (missing < 0 || missing > recent.size()) {
            return List.of(MISSED);
        }
        return recent.stream().skip(recent.size() - missing).toList();
    }
}
