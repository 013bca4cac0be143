package io.freedom.benchmarks;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.internal.cdi.FreedomExtension;
import io.freedom.spi.RequestBoundary;
import io.freedom.spi.RequestBoundary.OpenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One request from its first event to its last, on Weld SE, with so many observers of its end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RequestEventsBenchmark {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "127.0.0.1", Instant.EPOCH);

    @Param({"0", "1", "5"})
    private int observers;

    private SeContainer container;
    private RequestBoundary requests;

    /** Counts, so that it can't be optimised away. */
    @ApplicationScoped
    public static class One {
        long finished;

        void observe(@Observes RequestFinished event) {
            finished += event.status();
        }
    }

    /** Four more. */
    @ApplicationScoped
    public static class Four {
        long finished;

        void first(@Observes RequestFinished event) {
            finished += event.status();
        }

        void second(@Observes RequestFinished event) {
            finished += event.status();
        }

        void third(@Observes RequestFinished event) {
            finished += event.status();
        }

        void fourth(@Observes RequestFinished event) {
            finished += event.status();
        }
    }

    @Setup
    public void deploy() {
        SeContainerInitializer weld = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new FreedomExtension())
                .addBeanClasses(RequestEventsBenchmark.class);
        if (observers > 0) {
            weld.addBeanClasses(One.class);
        }
        if (observers > 1) {
            weld.addBeanClasses(Four.class);
        }
        container = weld.initialize();
        requests = container.select(RequestBoundary.class).get();
    }

    @TearDown
    public void undeploy() {
        container.close();
    }

    @Benchmark
    public OpenRequest request() {
        OpenRequest request = requests.open(REQUEST);
        request.finish(RequestOutcome.COMPLETED, 200);
        return request;
    }
}
