package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestStarted;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.spi.RequestBoundary;
import io.freedom.spi.RequestBoundary.OpenRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.EventMetadata;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What observers of request events can rely on, in Weld SE and without any servlet. */
class RequestEventsTest {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/a", "b=c", "127.0.0.1", Instant.EPOCH);

    @ApplicationScoped
    static class Log {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final BlockingQueue<RequestFinished> asynchronous = new LinkedBlockingQueue<>();

        void add(String line) {
            lines.add(line);
        }

        List<String> lines() {
            return lines;
        }

        BlockingQueue<RequestFinished> asynchronous() {
            return asynchronous;
        }
    }

    @RequestScoped
    static class OfTheRequest {
        private int uses;

        int use() {
            return ++uses;
        }
    }

    @ApplicationScoped
    static class Observers {

        void started(@Observes RequestStarted event, Log log) {
            log.add("started " + event.request().path());
        }

        void failed(@Observes RequestFailed event, Log log) {
            log.add("failed " + event.failure().getMessage());
        }

        void last(@Observes @Priority(3000) RequestFinished event, Log log, OfTheRequest bean) {
            log.add("last " + event.outcome() + " " + event.status() + " " + bean.use());
        }

        void throwing(@Observes @Priority(2000) RequestFinished event) {
            throw new AssertionError("observer");
        }

        void first(
                @Observes @Priority(1000) RequestFinished event, Log log, OfTheRequest bean, EventMetadata metadata) {
            log.add("first " + metadata.getType().getTypeName() + " " + bean.use());
        }

        void everything(@Observes @Priority(2500) Record event) {
            throw new IllegalStateException("observer of a supertype");
        }

        void qualified(@Observes @Default @Priority(2600) RequestFinished event) {
            throw new IllegalStateException("observer with a qualifier that every event has");
        }

        <T extends Record> void generic(@Observes @Priority(2700) T event) {
            throw new IllegalStateException("observer of a type variable");
        }

        void asynchronous(@ObservesAsync RequestFinished event, Log log) {
            log.asynchronous().add(event);
        }
    }

    private static List<LogRecord> logged(Runnable work) {
        try (LoggedMessages log = new LoggedMessages()) {
            work.run();
            return log.entries();
        }
    }

    @Test
    void observersRunInPriorityOrderAndOneThatThrowsStopsNobody() {
        try (SeContainer container = Boot.boot(Observers.class, Log.class, OfTheRequest.class)) {
            OpenRequest request = container.select(RequestBoundary.class).get().open(REQUEST);
            Log log = container.select(Log.class).get();
            log.lines().clear();
            List<LogRecord> records = logged(() -> request.finish(RequestOutcome.COMPLETED, 200));
            assertThat(log.lines())
                    .containsExactly("first " + RequestFinished.class.getName() + " 1", "last COMPLETED 200 2");
            assertThat(records)
                    .extracting(LogRecord::getMessage)
                    .satisfiesExactly(
                            message -> assertThat(message)
                                    .startsWith("FREEDOM-0302: The observer " + Observers.class.getName()
                                            + ".throwing of" + " RequestFinished threw."),
                            message -> assertThat(message).contains(Observers.class.getName() + ".everything"),
                            message -> assertThat(message).contains(Observers.class.getName() + ".qualified"),
                            message -> assertThat(message).contains(Observers.class.getName() + ".generic"));
            assertThat(records.get(0).getThrown())
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("observer");
        }
    }

    @Test
    void aRequestFinishesOnceHoweverOftenItIsFinished() {
        try (SeContainer container = Boot.boot(Observers.class, Log.class, OfTheRequest.class)) {
            OpenRequest request = container.select(RequestBoundary.class).get().open(REQUEST);
            request.fail(new IllegalStateException("one"));
            request.fail(new IllegalStateException("two"));
            request.finish(RequestOutcome.FAILED, 500);
            request.finish(RequestOutcome.COMPLETED, 200);
            request.fail(new IllegalStateException("three"));
            assertThat(container.select(Log.class).get().lines())
                    .contains("failed one", "last FAILED 500 2")
                    .doesNotContain("failed two", "failed three")
                    .filteredOn(line -> line.startsWith("last"))
                    .hasSize(1);
        }
    }

    @Test
    void asynchronousObserversGetTheSameRecord() throws InterruptedException {
        try (SeContainer container = Boot.boot(Observers.class, Log.class, OfTheRequest.class)) {
            OpenRequest request = container.select(RequestBoundary.class).get().open(REQUEST);
            request.finish(RequestOutcome.ABORTED, 200);
            RequestFinished event =
                    container.select(Log.class).get().asynchronous().poll(1, TimeUnit.MINUTES);
            assertThat(event).isNotNull();
            assertThat(event.request()).isSameAs(REQUEST);
            assertThat(event.outcome()).isEqualTo(RequestOutcome.ABORTED);
        }
    }

    @ApplicationScoped
    static class Bystander {

        void observe(@Observes String event) {
            throw new IllegalStateException("not ours");
        }
    }

    @Test
    void observersOfOtherEventsStayAsTheyWere() {
        try (SeContainer container = Boot.boot(Bystander.class, Observers.class, Log.class, OfTheRequest.class)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> container.getBeanManager().getEvent().fire("text"))
                    .hasMessage("not ours");
        }
    }

    @Test
    void whereNobodyObservesNothingIsMade() {
        try (SeContainer container = Boot.boot(Log.class)) {
            SiteDeployment deployment = container
                    .getBeanManager()
                    .getExtension(FreedomExtension.class)
                    .sites()
                    .startedBy(RequestEventsTest.class.getClassLoader())
                    .deployment();
            assertThat(deployment.events().observed()).isFalse();
        }
    }

    @ApplicationScoped
    static class OwnBoundary implements RequestBoundary {

        @Override
        public OpenRequest open(RequestInfo request) {
            throw new IllegalStateException("the site's own");
        }
    }

    @Test
    void theSitesOwnRequestBoundaryWins() {
        try (SeContainer container = Boot.boot(OwnBoundary.class)) {
            RequestBoundary boundary = container.select(RequestBoundary.class).get();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> boundary.open(REQUEST))
                    .hasMessage("the site's own");
        }
    }
}
