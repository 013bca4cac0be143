package io.freedom.benchmarks;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestStarted;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.request.Watchdog;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.resources.SiteResources;
import io.freedom.internal.site.SiteLoader;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The state machine alone: what each request pays to be finished exactly once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RequestLifecycleBenchmark {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "127.0.0.1", Instant.EPOCH);

    private static final SiteLoader SITE = new SiteLoader(RequestLifecycleBenchmark.class.getClassLoader());

    private final Watchdog watchdog = Watchdog.start();
    private final SiteResources resources =
            SiteResources.start(ResourceLimits.DEFAULT, List.of(), (source, whose) -> source);

    @TearDown
    public void close() {
        watchdog.close();
        resources.close();
    }

    @Benchmark
    public void synchronous(Blackhole sink) {
        RequestLifecycle request = lifecycle(sink);
        request.dispatchStarted();
        request.start();
        request.dispatchEnded();
        request.completed(200, null);
    }

    @Benchmark
    public void asynchronous(Blackhole sink) {
        RequestLifecycle request = lifecycle(sink);
        request.dispatchStarted();
        request.start();
        request.asyncStarted();
        request.dispatchEnded();
        request.answered();
        request.asyncCompleteCalled();
        request.asyncCompleted();
        request.completed(200, null);
    }

    private RequestLifecycle lifecycle(Blackhole sink) {
        Delivery delivery = new Delivery(new Swallowed(sink), resources, SITE);
        return new RequestLifecycle(
                EndMode.HOOK, watchdog, delivery, resources.open(REQUEST), () -> 200, failure -> false);
    }

    private record Swallowed(Blackhole sink) implements RequestEvents {

        @Override
        public boolean observed() {
            return true;
        }

        @Override
        public void started(RequestStarted event) {
            sink.consume(event);
        }

        @Override
        public void failed(RequestFailed event) {
            sink.consume(event);
        }

        @Override
        public void finished(RequestFinished event) {
            sink.consume(event);
        }
    }
}
