package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestResources;
import io.freedom.RequestResourcesException;
import io.freedom.internal.timer.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurrentRequestTest {

    private final Closing things = new Closing();
    private final List<Supplier<@Nullable HeldResources>> tracked = new ArrayList<>();
    private final SiteResources site = new SiteResources(
            ResourceLimits.DEFAULT,
            List.of(),
            (source, whose) -> {
                tracked.add(whose);
                return source;
            },
            new VirtualClock(),
            null);
    private final HeldResources outer = site.open(Sites.request("/outer"));
    private final HeldResources inner = site.open(Sites.request("/inner"));

    @Test
    void whatIsInjectedServesTheRequestThatTheThreadWorksFor() {
        HeldResources none = site.current().enter(outer);
        site.injected().acquire("a", () -> things.thing("outer"));
        HeldResources before = site.current().enter(inner);
        site.injected().acquire("a", () -> things.thing("inner"));
        assertThat(site.injected().current()).isSameAs(inner);
        site.injected().release("a");
        assertThat(things.closed).containsExactly("inner");
        site.current().leave(before);
        assertThat(site.injected().current()).isSameAs(outer);
        site.injected().release();
        assertThat(things.closed).containsExactly("inner", "outer");
        site.current().leave(none);
        assertThat(site.current().get()).isNull();
    }

    @Test
    void whereAThreadWorksForNoRequestNothingIsAcquiredAndTheSourceIsNotCalled() {
        assertThatThrownBy(() -> site.injected().acquire("a", () -> things.thing("never")))
                .isInstanceOfSatisfying(RequestResourcesException.class, problem -> {
                    assertThat(problem.id()).isEqualTo("FREEDOM-0601");
                    assertThat(problem.resource()).isEqualTo("a");
                })
                .hasMessageStartingWith("FREEDOM-0601: \"a\" can't be acquired: the thread "
                        + Thread.currentThread().getName() + " works for no request of this site. Give");
        assertThatThrownBy(() -> site.injected().current())
                .hasMessageStartingWith("FREEDOM-0601: There are no resources of a request: the thread");
        site.injected().release("a");
        site.injected().release();
        assertThat(site.injected().statistics().acquired()).isZero();
    }

    @Test
    void whatIsTrackedFromWhatIsInjectedServesEachRequestAndFromOneRequestThatOne() {
        DataSource source = new NoConnections();
        assertThat(site.injected().track(source)).isSameAs(source);
        assertThat(inner.track(source)).isSameAs(source);
        assertThat(tracked.get(0).get()).isNull();
        HeldResources none = site.current().enter(outer);
        assertThat(tracked.get(0).get()).isSameAs(outer);
        assertThat(tracked.get(1).get()).isSameAs(inner);
        site.current().leave(none);
    }

    private static @Nullable Thread working(HeldResources request) {
        return request.workers().preferring(new Thread());
    }

    @Test
    void theThreadThatWorksForARequestIsTheOneThatCameLastAndIsStillThere() throws InterruptedException {
        Thread here = Thread.currentThread();
        HeldResources none = site.current().enter(outer);
        assertThat(working(outer)).isSameAs(here);
        HeldResources before = site.current().enter(inner);
        assertThat(working(inner)).isSameAs(here);
        site.current().leave(before);
        assertThat(working(inner)).isNull();
        assertThat(working(outer)).isSameAs(here);
        Thread other = new Thread(() -> site.current().enter(outer));
        other.start();
        other.join();
        site.current().leave(none);
        assertThat(working(outer)).isSameAs(other);
    }

    @Test
    void theResourcesOfARequestAreItsOwnOnEveryThread() {
        RequestResources taken = outer.current();
        assertThat(taken).isSameAs(outer);
        taken.acquire("a", () -> things.thing("a"));
        outer.end();
        assertThat(things.closed).containsExactly("a");
    }
}
