package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestResourcesException;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.timer.VirtualClock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HeldResourcesTest {

    private final Closing things = new Closing();
    private final SiteResources site = Sites.site(new VirtualClock());
    private final HeldResources request = site.open(Sites.request("/shop"));

    @Test
    void whatIsAcquiredOrLentIsGivenBackAtTheEndInReverseOrder() {
        request.acquire("a", () -> things.thing("a"));
        request.lend(things.resource("lent"));
        request.acquire("b", () -> things.thing("b"));
        assertThat(things.closed).isEmpty();
        request.end();
        assertThat(things.closed).containsExactly("b", "lent", "a");
        assertThat(site.injected().statistics())
                .hasToString("ResourceStatistics[held=0, mostHeld=3,"
                        + " mostHeldByOneRequest=3, acquired=3, released=3, leaked=1, failed=0]");
    }

    @Test
    void oneNameStandsForOneObjectUntilItIsReleased() {
        AutoCloseable first = request.acquire("a", () -> things.thing("first"));
        assertThat(request.<AutoCloseable, RuntimeException>acquire("a", () -> things.thing("second")))
                .isSameAs(first);
        request.release("a");
        assertThat(things.closed).containsExactly("first");
        assertThat(request.<AutoCloseable, RuntimeException>acquire("a", () -> things.thing("third")))
                .isNotSameAs(first);
        request.end();
        assertThat(things.closed).containsExactly("first", "third");
    }

    @Test
    void oneThatFailsIsLoggedOnceAndTheRestIsGivenBack() {
        request.acquire("a", () -> things.thing("a"));
        request.acquire("broken", () -> () -> {
            throw new IOException("broken");
        });
        request.acquire("b", () -> things.thing("b"));
        try (LoggedMessages log = new LoggedMessages()) {
            request.end();
            assertThat(log.messages()).singleElement().asString().startsWith("FREEDOM-0605: \"broken\" (");
        }
        assertThat(things.closed).containsExactly("b", "a");
        assertThat(request.statistics().failed()).isEqualTo(1);
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void whatIsAcquiredAfterTheEndIsGivenBackAtOnce() {
        request.end();
        assertThatThrownBy(() -> request.acquire("a", () -> things.thing("a")))
                .isInstanceOf(RequestResourcesException.class)
                .hasMessageStartingWith("FREEDOM-0602: \"a\" was acquired for GET /shop, which is over");
        assertThat(things.closed).containsExactly("a");
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void noMoreIsHeldThanTheLimitAllows() {
        HeldResources limited =
                Sites.site(new VirtualClock(), null, OptionalInt.of(2)).open(Sites.request("/shop"));
        limited.acquire("a", () -> things.thing("a"));
        limited.lend(things.resource("lent"));
        assertThatThrownBy(() -> limited.acquire("b", () -> things.thing("b")))
                .hasMessageStartingWith(
                        "FREEDOM-0603: \"b\" can't be acquired for GET /shop: it holds or acquires \"a\" (");
        assertThat(things.closed).isEmpty();
        assertThatThrownBy(() -> limited.lend(things.resource("more"))).hasMessageStartingWith("FREEDOM-0603: ");
        assertThat(things.closed).containsExactly("more");
    }

    @Test
    void whatASourceIsLentMayBeWhatItGivesEvenWhereThereIsRoomForOne() {
        Resource lent = things.resource("lent");
        ResourceKind kind = (acquired, owner) -> owner.lendNoLonger(lent) ? Optional.of(lent) : Optional.empty();
        SiteResources small = Sites.site(
                new VirtualClock(),
                new ResourceLimits(null, OptionalInt.of(1), Sites.CLOSE_TIMEOUT),
                List.of((acquired, owner) -> Optional.empty(), kind));
        HeldResources limited = small.open(Sites.request("/shop"));
        limited.acquire("a", () -> {
            limited.lend(lent);
            return things.thing("as acquired");
        });
        limited.end();
        assertThat(things.closed).containsExactly("lent");
        assertThat(limited.statistics())
                .hasToString("ResourceStatistics[held=0, mostHeld=1, mostHeldByOneRequest=1,"
                        + " acquired=1, released=1, leaked=0, failed=0]");
        assertThat(limited.lendNoLonger(lent)).isFalse();
    }

    @Test
    void whatAKindRefusesByThrowingIsClosedAndNotHeld() {
        SiteResources failing = Sites.site(new VirtualClock(), ResourceLimits.DEFAULT, List.of((acquired, owner) -> {
            throw new IllegalStateException("no such kind");
        }));
        HeldResources held = failing.open(Sites.request("/shop"));
        assertThatThrownBy(() -> held.acquire("a", () -> things.thing("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such kind");
        assertThat(things.closed).containsExactly("a");
        held.end();
        assertThat(things.closed).containsExactly("a");
        assertThat(held.statistics().acquired()).isZero();
    }

    @Test
    void aSourceThatGivesNothingIsToldSo() {
        assertThatThrownBy(() -> request.acquire("a", () -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The source of \"a\" gave null.");
        request.acquire("a", () -> things.thing("a"));
        request.end();
        assertThat(things.closed).containsExactly("a");
    }

    @Test
    void aSourceMayThrowWhatItDeclares() {
        assertThatThrownBy(() -> request.acquire("a", () -> {
                    throw new IOException("no connection");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no connection");
        assertThat(request.statistics().acquired()).isZero();
    }

    private AutoCloseable again(HeldResources held, String name) {
        return held.acquire(name, () -> things.thing("another " + name));
    }

    @Test
    void oneObjectUnderTwoNamesIsHeldOnceAndGivenBackOnce() {
        AutoCloseable redis = request.acquire("redis", () -> things.thing("redis"));
        request.acquire("other", () -> things.thing("other"));
        assertThat(request.<AutoCloseable, RuntimeException>acquire("cache", () -> again(request, "redis")))
                .isSameAs(redis);
        assertThat(again(request, "redis")).isSameAs(redis);
        assertThat(again(request, "cache")).isSameAs(redis);
        request.end();
        assertThat(things.closed).containsExactly("other", "redis");
        assertThat(request.statistics())
                .hasToString("ResourceStatistics[held=0, mostHeld=2, mostHeldByOneRequest=2,"
                        + " acquired=2, released=2, leaked=0, failed=0]");
    }

    @Test
    void whatHasTwoNamesIsGivenBackWhenBothAreReleased() {
        AutoCloseable redis = request.acquire("redis", () -> things.thing("redis"));
        request.acquire("cache", () -> again(request, "redis"));
        request.release("redis");
        assertThat(things.closed).isEmpty();
        assertThat(again(request, "cache")).isSameAs(redis);
        request.release("cache");
        assertThat(things.closed).containsExactly("redis");
        again(request, "redis");
        request.end();
        assertThat(things.closed).containsExactly("redis", "another redis");
    }

    @Test
    void aMessageNamesAllNamesOfAnObject() {
        request.acquire("a", () -> () -> {
            throw new IOException("broken");
        });
        request.acquire("b", () -> again(request, "a"));
        request.acquire("c", () -> again(request, "b"));
        try (LoggedMessages log = new LoggedMessages()) {
            request.end();
            assertThat(log.messages()).singleElement().asString().startsWith("FREEDOM-0605: \"a\", \"b\", \"c\" (");
        }
    }

    @Test
    void whatIsAcquiredUnderANameIsNotTakenAwayByAnother() {
        Resource held = things.resource("held");
        request.acquire("a", () -> (AutoCloseable) held.given());
        Resource own = request.holdings().now().get(0).resource();
        assertThat(request.lendNoLonger(own)).isFalse();
        request.end();
        assertThat(things.closed).containsExactly("held");
    }

    private AutoCloseable endlessly() {
        return request.acquire("a", this::endlessly);
    }

    @Test
    void aSourceThatAsksForItselfIsToldSoAfterTheEndToo() {
        request.end();
        assertThatThrownBy(this::endlessly).hasMessageStartingWith("FREEDOM-0620: ");
    }

    @Test
    void whatIsBeingAcquiredIsNamedWhereItTakesTheRoom() {
        HeldResources limited =
                Sites.site(new VirtualClock(), null, OptionalInt.of(1)).open(Sites.request("/shop"));
        assertThatThrownBy(() -> limited.acquire("outer", () -> again(limited, "inner")))
                .hasMessageStartingWith("FREEDOM-0603: \"inner\" can't be acquired for GET /shop:"
                        + " it holds or acquires \"outer\" (being acquired), which is as much as");
    }

    @Test
    void whatASourceIsLentTakesTheRoomOfWhatItGives() {
        HeldResources limited =
                Sites.site(new VirtualClock(), null, OptionalInt.of(1)).open(Sites.request("/shop"));
        assertThatThrownBy(() -> limited.acquire("a", () -> {
                    limited.lend(things.resource("lent"));
                    return things.thing("a");
                }))
                .hasMessageStartingWith("FREEDOM-0603: \"a\" can't be acquired for GET /shop: it holds or acquires ");
        assertThat(things.closed).containsExactly("a");
        limited.end();
        assertThat(things.closed).containsExactly("a", "lent");
        assertThat(limited.statistics().mostHeldByOneRequest()).isEqualTo(1);
    }

    @Test
    void whatASourceIsLentTakesNobodyElsesRoom() {
        HeldResources limited =
                Sites.site(new VirtualClock(), null, OptionalInt.of(2)).open(Sites.request("/shop"));
        assertThatThrownBy(() -> limited.acquire("outer", () -> {
                    limited.acquire("inner", () -> {
                        limited.lend(things.resource("lent"));
                        return things.thing("inner");
                    });
                    return things.thing("outer");
                }))
                .hasMessageStartingWith("FREEDOM-0603: \"inner\" can't be acquired");
        limited.acquire("later", () -> things.thing("later"));
        limited.end();
        assertThat(things.closed).containsExactly("inner", "later", "lent");
    }

    @Test
    void whatASourceIsLentAndClosesAgainLeavesItsRoom() throws Exception {
        HeldResources limited =
                Sites.site(new VirtualClock(), null, OptionalInt.of(1)).open(Sites.request("/shop"));
        limited.acquire("a", () -> {
            Resource lent = things.resource("lent");
            limited.lend(lent);
            limited.giveBack(lent);
            return things.thing("a");
        });
        limited.end();
        assertThat(things.closed).containsExactly("lent", "a");
    }

    @Test
    void whatFailsForManyRequestsIsLoggedOnceAMinuteWithTheNumberOfTheOthers() {
        VirtualClock clock = new VirtualClock();
        SiteResources failing = Sites.site(clock);
        try (LoggedMessages log = new LoggedMessages()) {
            for (int i = 0; i < 50; i++) {
                fail(failing.open(Sites.request("/shop/" + i)), "cart" + i);
            }
            assertThat(log.messages()).hasSize(1);
            clock.advance(Repeats.EVERY);
            fail(failing.open(Sites.request("/shop/50")), "cart50");
            assertThat(log.messages()).hasSize(2);
            assertThat(log.messages().get(1))
                    .startsWith("FREEDOM-0605: \"cart50\" (")
                    .endsWith(" Since this was logged last, there were 49 more.");
        }
        assertThat(failing.injected().statistics().failed()).isEqualTo(51);
    }

    private static void fail(HeldResources held, String name) {
        held.acquire(name, () -> () -> {
            throw new IOException("broken");
        });
        held.end();
    }
}
