package io.freedom.benchmarks;

import io.freedom.RequestInfo;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.resources.SiteResources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
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

/** What a request pays for what it holds, without what it holds: acquiring and closing it cost nothing here. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ResourcesBenchmark {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "127.0.0.1", Instant.EPOCH);

    private final SiteResources site =
            SiteResources.start(ResourceLimits.DEFAULT, List.of(), (source, whose) -> source);
    private final SiteResources reporting = SiteResources.start(
            new ResourceLimits(Duration.ofMinutes(1), OptionalInt.empty(), Duration.ofSeconds(10)),
            List.of(),
            (source, whose) -> source);

    @TearDown
    public void close() {
        site.close();
        reporting.close();
    }

    /** What every request pays. */
    @Benchmark
    public void none() {
        site.open(REQUEST).end();
    }

    @Benchmark
    public void one(Blackhole sink) {
        acquireAndEnd(site, sink);
    }

    /** The same where {@code freedom.resources.report-after} is set, so that each acquisition keeps its stack. */
    @Benchmark
    public void oneThatIsWatched(Blackhole sink) {
        acquireAndEnd(reporting, sink);
    }

    private static void acquireAndEnd(SiteResources site, Blackhole sink) {
        HeldResources request = site.open(REQUEST);
        sink.consume(request.<AutoCloseable, RuntimeException>acquire("orders", () -> new Thing(sink)));
        request.end();
    }

    @Benchmark
    public void three(Blackhole sink) {
        HeldResources request = site.open(REQUEST);
        sink.consume(request.<AutoCloseable, RuntimeException>acquire("orders", () -> new Thing(sink)));
        sink.consume(request.<AutoCloseable, RuntimeException>acquire("cache", () -> new Thing(sink)));
        sink.consume(request.<AutoCloseable, RuntimeException>acquire("queue", () -> new Thing(sink)));
        request.end();
    }

    /** What a tracked data source does, without its connection: the place is kept, and the site closes by itself. */
    @Benchmark
    public void oneThatTheSiteCloses(Blackhole sink) throws Exception {
        HeldResources request = site.open(REQUEST);
        Thing thing = new Thing(sink);
        request.lend(thing);
        request.giveBack(thing);
        request.end();
    }

    private record Thing(Blackhole sink) implements Resource, AutoCloseable {

        @Override
        public Object given() {
            return this;
        }

        @Override
        public String description() {
            return "thing";
        }

        @Override
        public void giveBack() {
            sink.consume(this);
        }

        @Override
        public void close() {
            sink.consume(this);
        }
    }
}
