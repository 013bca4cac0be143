package io.freedom.server.console;

import io.freedom.server.deployment.Loopback;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Disclosure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the site while it is developed: what it is made of, its settings, its last requests, and how often it
 * changed. It outlives every reload. Nothing is kept while the site is not known to be in development.
 *
 * <p>Threading: any thread may call anything, and none has to wait.
 */
public final class Console {

    /** The attribute of a request under way with which the site tells what it holds. */
    private static final String DEVELOPMENT = "io.freedom.development";

    /** What the page of a failure asks for is mostly over by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SiteNews news;
    private final Supplier<@Nullable Problem> problem;
    private final Disclosure disclosure;
    private final Duration patience;
    private final RequestLog requests = new RequestLog();
    private final Broadcast broadcast = new Broadcast();
    private final Set<Request> underWay = ConcurrentHashMap.newKeySet();
    /** Begins with the time: a page outlives a restart of the server. */
    private final AtomicLong generation = new AtomicLong(System.currentTimeMillis());

    private volatile @Nullable Boolean debug;

    /**
     * Listens to the site from now on, and to who reloads it: {@code serving} after a new deployment, {@code problem} where
     * there is a new reason not to serve, {@code changed} where the site serves something else without having been deployed
     * again. Each of them makes open pages refresh themselves.
     *
     * @param problem why there is no site, or null
     * @param disclosure how failures, addresses and files are told
     */
    public Console(SiteNews news, Supplier<@Nullable Problem> problem, Disclosure disclosure) {
        this(news, problem, disclosure, PATIENCE);
    }

    /** @param patience how long who asks for a request under way waits for its end */
    Console(SiteNews news, Supplier<@Nullable Problem> problem, Disclosure disclosure, Duration patience) {
        this.news = news;
        this.problem = problem;
        this.disclosure = disclosure;
        this.patience = patience;
        news.listen(this::hear);
    }

    /**
     * Whether a request may see the console, which is for a developer at this machine and a site in development:
     * {@code freedom.debug} is true, or was before a deployment that could not read it, or is unknown for the same reason.
     */
    public boolean isOpenTo(Request request) {
        return isInDevelopment() && Loopback.asks(request);
    }

    private boolean isInDevelopment() {
        Boolean known = debug;
        return known == null ? problem.get() != null : known;
    }

    private void hear(Map<String, Object> event) {
        String name = String.valueOf(event.get("event"));
        if (name.equals("settings")) {
            debug = event.get("debug") instanceof Boolean known ? known : null;
        }
        if (!isInDevelopment()) {
            return;
        }
        switch (name) {
            case "started" -> show(requests.start(event));
            case "failed" -> {
                if (event.get("failure") instanceof Throwable failure) {
                    Map<String, Object> told = disclosure.failure(failure, news::withoutSecrets);
                    change(event, exchange -> exchange.failed(told));
                }
            }
            case "forgotten" -> change(event, exchange -> exchange.forgot(event));
            case "finished" -> change(event, exchange -> exchange.finished(event));
            case "serving", "problem", "changed" -> {
                generation.incrementAndGet();
                broadcast.send("site", hello());
            }
            case "undeployed" -> broadcast.send("site", hello());
            default -> {}
        }
    }

    private void change(Map<String, Object> event, UnaryOperator<Exchange> change) {
        requests.change(event, change).ifPresent(this::show);
    }

    private void show(Exchange exchange) {
        broadcast.send("request", exchange.json());
    }

    /** Counts what was served: another number, and an open page is out of date. */
    long generation() {
        return generation.get();
    }

    boolean hasProblem() {
        return problem.get() != null;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    /** What a browser is told first, and whenever the site changes. */
    Map<String, Object> hello() {
        return Map.of("generation", generation(), "state", SiteState.name(news, problem.get()));
    }

    /** Everything; {@code last} is the event that it is up to date with. */
    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("last", broadcast.lastId());
        state.putAll(hello());
        state.putAll(SiteState.of(news, problem.get(), disclosure));
        state.put("requests", requests.all());
        state.put("figures", figures());
        return state;
    }

    /** What changes without an event: the cost of the observers, what is held, by all and by each request under way. */
    Map<String, Object> figures() {
        Map<String, Object> deployed = news.deployed();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("observers", PlainData.list(deployed.get("observers")));
        figures.put("resources", PlainData.map(deployed.get("resources")));
        figures.put("held", held());
        return figures;
    }

    private List<Map<String, Object>> held() {
        return underWay.stream()
                .map(request -> PlainData.map(request.getAttribute(DEVELOPMENT)))
                .filter(told -> !told.isEmpty())
                .toList();
    }

    /** Watches what a request holds, until it is over. */
    void watch(Request request) {
        underWay.add(request);
        Request.addCompletionListener(request, failure -> underWay.remove(request));
    }

    /** What is known of a request once it is over, or soon; empty if nothing is known. */
    Optional<CompletableFuture<Map<String, Object>>> request(long number) {
        return requests.whenOver(number)
                .map(over -> over.copy()
                        .completeOnTimeout(Map.of(), patience.toMillis(), TimeUnit.MILLISECONDS)
                        .thenApply(
                                known -> known.isEmpty() ? requests.find(number).orElse(known) : known));
    }
}
