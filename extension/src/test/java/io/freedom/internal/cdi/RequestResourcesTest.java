package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestOutcome;
import io.freedom.RequestResources;
import io.freedom.RequestResourcesException;
import io.freedom.ResourceStatistics;
import io.freedom.spi.RequestBoundary;
import io.freedom.spi.RequestBoundary.OpenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a site can rely on of the resources of its requests. */
class RequestResourcesTest extends RequestsOfASite {

    private static AutoCloseable nothing() {
        return () -> {};
    }

    @Test
    void whatWasAcquiredIsGivenBackInReverseOrderAfterTheObserversRan() {
        try (SeContainer container = Boot.boot(Shop.class)) {
            Shop shop = container.select(Shop.class).get();
            OpenRequest request = begin(container, "1");
            try (RequestBoundary.Scope scope = request.enter()) {
                assertThat(scope).isNotNull();
                shop.open("orders");
                shop.open("cache");
                shop.open("orders");
            }
            request.fail(new IllegalStateException("bug"));
            assertThat(shop.statistics().held()).isEqualTo(4);
            request.finish(RequestOutcome.FAILED, 500);
            assertThat(shop.journal())
                    .containsExactly(
                            "opened log of 1",
                            "opened orders",
                            "opened cache",
                            "opened failure of 1",
                            "finished 1",
                            "opened farewell of 1",
                            "closed farewell of 1",
                            "closed failure of 1",
                            "closed cache",
                            "closed orders",
                            "closed log of 1");
            assertThat(shop.statistics()).isEqualTo(new ResourceStatistics(0, 5, 5, 5, 5, 0, 0));
        }
    }

    @Test
    void aThreadThatWorksForNoRequestIsToldSo() {
        try (SeContainer container = Boot.boot(Shop.class)) {
            Shop shop = container.select(Shop.class).get();
            assertThatThrownBy(() -> shop.open("orders"))
                    .isInstanceOf(RequestResourcesException.class)
                    .hasMessageStartingWith("FREEDOM-0601: ")
                    .hasMessageContaining("orders");
            begin(container, "1").finish(RequestOutcome.COMPLETED, 200);
            assertThatThrownBy(() -> shop.open("orders")).hasMessageStartingWith("FREEDOM-0601: ");
        }
    }

    @Test
    void twoRequestsOnTwoThreadsNeverMeet() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (SeContainer container = Boot.boot(Shop.class)) {
            RequestResources resources =
                    container.select(RequestResources.class).get();
            CyclicBarrier barrier = new CyclicBarrier(2);
            List<String> closed = new CopyOnWriteArrayList<>();
            Future<?> one = threads.submit(() -> serve(container, resources, "1", barrier, closed));
            Future<?> other = threads.submit(() -> serve(container, resources, "2", barrier, closed));
            assertThat(one.get()).isNotSameAs(other.get());
            assertThat(closed).containsExactlyInAnyOrder("1 after 1", "2 after 2");
            assertThat(resources.statistics().held()).isZero();
            assertThat(resources.statistics().mostHeldByOneRequest()).isLessThanOrEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    private static AutoCloseable serve(
            SeContainer container, RequestResources resources, String id, CyclicBarrier barrier, List<String> closed)
            throws Exception {
        OpenRequest request = begin(container, id);
        boolean[] over = new boolean[1];
        try (RequestBoundary.Scope scope = request.enter()) {
            assertThat(scope).isNotNull();
            AutoCloseable mine =
                    resources.acquire("same", () -> () -> closed.add(over[0] ? id + " after " + id : id + " early"));
            barrier.await();
            AutoCloseable again = resources.acquire("same", RequestResourcesTest::nothing);
            assertThat(again).isSameAs(mine);
            barrier.await();
            over[0] = true;
            request.finish(RequestOutcome.COMPLETED, 200);
            return mine;
        }
    }

    @Test
    void theResourcesOfARequestCanBeTakenAlong() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (SeContainer container = Boot.boot(Shop.class)) {
            RequestResources injected = container.select(RequestResources.class).get();
            OpenRequest request = begin(container, "1");
            RequestBoundary.Scope scope = request.enter();
            RequestResources mine = injected.current();
            assertThat(mine).isSameAs(request.resources());
            AutoCloseable here = injected.acquire("orders", () -> () -> {});
            AutoCloseable there = thread.submit(() ->
                            mine.<AutoCloseable, RuntimeException>acquire("orders", RequestResourcesTest::nothing))
                    .get();
            assertThat(there).isSameAs(here);
            scope.close();
            scope.close();
            assertThatThrownBy(injected::current).hasMessageStartingWith("FREEDOM-0601: ");
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThatThrownBy(() ->
                            mine.<AutoCloseable, RuntimeException>acquire("orders", RequestResourcesTest::nothing))
                    .hasMessageStartingWith("FREEDOM-0602: ");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aThreadWorksAgainForTheRequestBeforeWhenItLeavesTheNext() {
        try (SeContainer container = Boot.boot(Shop.class)) {
            RequestResources injected = container.select(RequestResources.class).get();
            OpenRequest outer = begin(container, "1");
            OpenRequest inner = begin(container, "2");
            RequestBoundary.Scope first = outer.enter();
            RequestBoundary.Scope second = inner.enter();
            assertThat(injected.current()).isSameAs(inner.resources());
            inner.finish(RequestOutcome.COMPLETED, 200);
            second.close();
            assertThat(injected.current()).isSameAs(outer.resources());
            first.close();
            outer.finish(RequestOutcome.COMPLETED, 200);
        }
    }

    @ApplicationScoped
    static class OwnResources {

        @Produces
        @ApplicationScoped
        RequestResources resources() {
            return (RequestResources) Proxy.newProxyInstance(
                    OwnResources.class.getClassLoader(),
                    new Class<?>[] {RequestResources.class},
                    (proxy, method, arguments) -> {
                        throw new IllegalStateException("the site's own");
                    });
        }
    }

    @Test
    void theSitesOwnResourcesWin() {
        try (SeContainer container = Boot.boot(OwnResources.class)) {
            RequestResources resources =
                    container.select(RequestResources.class).get();
            assertThatThrownBy(resources::statistics).hasMessage("the site's own");
        }
    }
}
