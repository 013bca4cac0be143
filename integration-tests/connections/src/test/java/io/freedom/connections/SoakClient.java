package io.freedom.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** One client of the soak: asks for pages of all kinds in turn, and sees that each is answered as it is written. */
public final class SoakClient {

    /** How to ask. */
    public interface Browser {

        HttpResponse<String> get(String path) throws Exception;

        void leave(String path) throws Exception;
    }

    private record Kind(String path, int status) {}

    private static final Kind PLAIN = new Kind("plain", 200);

    private static final List<Kind> KINDS = List.of(
            PLAIN,
            new Kind("hop", 200),
            PLAIN,
            new Kind("exception", 500),
            PLAIN,
            new Kind("leaked", 200),
            PLAIN,
            new Kind("abort", 0),
            PLAIN,
            new Kind("forgotten", 200),
            PLAIN,
            new Kind("timeout", 503),
            new Kind("hop", 200),
            new Kind("bound", 200),
            PLAIN,
            new Kind("early", 200),
            PLAIN,
            new Kind("entity", 200),
            new Kind("hop", 200),
            PLAIN);

    private static final List<Kind> MORE_KINDS = Stream.concat(
                    KINDS.stream(),
                    Stream.of(
                            new Kind("container/orders", 200),
                            new Kind("container/transactional", 200),
                            new Kind("container/transactional-fails", 500)))
            .toList();

    private final List<Kind> kinds;
    private final Browser browser;
    private final ConcurrentMap<String, Integer> sent;
    private int next;

    /**
     * @param sent counts by page what all clients sent
     * @param first where in the list of kinds this client begins, so that all kinds run at the same time
     */
    public SoakClient(Browser browser, ConcurrentMap<String, Integer> sent, int first) {
        this(KINDS, browser, sent, first);
    }

    private SoakClient(List<Kind> kinds, Browser browser, ConcurrentMap<String, Integer> sent, int first) {
        this.kinds = kinds;
        this.browser = browser;
        this.sent = sent;
        this.next = first;
    }

    /** One that asks for the pages with connections of the server's own, too. */
    public static SoakClient ofServerWithPools(Browser browser, ConcurrentMap<String, Integer> sent, int first) {
        return new SoakClient(MORE_KINDS, browser, sent, first);
    }

    public static ConcurrentMap<String, Integer> counts() {
        return new ConcurrentHashMap<>();
    }

    /** How many of the pages write a number to Redis, and how often. */
    public static int numbersInRedis(Map<String, Integer> sent) {
        return sent.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("container/"))
                .mapToInt(entry -> switch (entry.getKey()) {
                    case "leaked", "bound", "entity" -> 0;
                    case "early" -> 2 * entry.getValue();
                    default -> entry.getValue();
                })
                .sum();
    }

    public Void send(int requests) throws Exception {
        for (int i = 0; i < requests; i++) {
            Kind kind = kinds.get(next++ % kinds.size());
            if (kind.status == 0) {
                browser.leave('/' + kind.path);
            } else {
                HttpResponse<String> response = browser.get('/' + kind.path);
                assertThat(response.statusCode()).as(kind.path).isEqualTo(kind.status);
                if (kind.status == 200 && !kind.path.equals("early")) {
                    assertThat(response.body()).isEqualTo(kind.path);
                }
            }
            sent.merge(kind.path, 1, Integer::sum);
        }
        return null;
    }
}
