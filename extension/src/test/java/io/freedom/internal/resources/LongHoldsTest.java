package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.timer.VirtualClock;
import io.freedom.shop.Shop;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LongHoldsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final LoggedMessages log = new LoggedMessages();
    private final VirtualClock clock = new VirtualClock();
    private final SiteResources site = Sites.site(clock, LIMIT, OptionalInt.empty());
    private final HeldResources request = site.open(Sites.request("/report"));

    @AfterEach
    void forgetTheLog() {
        log.close();
    }

    private void acquire(String name) throws Exception {
        Shop.list(() -> request.acquire(name, () -> () -> {}));
    }

    @Test
    void whatIsHeldTooLongIsReportedOnceWhileTheRequestRuns() throws Exception {
        acquire("orders");
        clock.advance(LIMIT.minusMillis(1));
        assertThat(log.entries()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        clock.advance(LIMIT.multipliedBy(3));
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage())
                    .startsWith("FREEDOM-0607: GET /report holds \"orders\" (")
                    .contains(") for 30 s now, and is still running. The thread "
                            + Thread.currentThread().getName()
                            + " acquired it at io.freedom.shop.Shop.list(Shop.java:");
            assertThat(entry.getThrown().getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(Shop.class.getName()));
            assertThat(entry.getThrown().getSuppressed()).isEmpty();
        });
        request.end();
    }

    @Test
    void theReportShowsWhereTheThreadOfTheRequestIsNow() throws Exception {
        CountDownLatch acquired = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Thread serving = new Thread(
                () -> {
                    HeldResources before = site.current().enter(request);
                    site.injected().acquire("orders", () -> () -> {});
                    Shop.buy(() -> {
                        acquired.countDown();
                        try {
                            gate.await();
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                    });
                    site.current().leave(before);
                },
                "serving");
        serving.start();
        acquired.await();
        clock.advance(LIMIT.plusSeconds(2));
        assertThat(log.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getThrown().getSuppressed())
                        .singleElement()
                        .satisfies(now -> {
                            assertThat(now).hasMessage("The thread serving works for the request, and is here");
                            assertThat(now.getStackTrace())
                                    .anyMatch(frame -> frame.getMethodName().equals("buy"));
                        }));
        gate.countDown();
        serving.join();
    }

    @Test
    void eachThatIsHeldTooLongIsReportedAndWhatCameBackInTimeIsNot() throws Exception {
        acquire("first");
        acquire("early");
        clock.advance(Duration.ofSeconds(20));
        request.release("early");
        request.lend(new PlainResource(() -> {}));
        clock.advance(Duration.ofSeconds(20));
        assertThat(log.messages()).singleElement().asString().contains(" holds \"first\" (");
        clock.advance(Duration.ofSeconds(20));
        assertThat(log.messages()).hasSize(2);
    }

    @Test
    void aRequestThatIsOverIsNotLookedAt() throws Exception {
        acquire("orders");
        request.end();
        clock.advance(LIMIT.multipliedBy(2));
        assertThat(log.entries()).isEmpty();
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void withoutALimitNothingIsLookedAtWhileItIsHeld() {
        VirtualClock own = new VirtualClock();
        HeldResources free = Sites.site(own).open(Sites.request("/report"));
        free.acquire("orders", () -> () -> {});
        free.lend(new PlainResource(() -> {}));
        assertThat(own.isIdle()).isTrue();
    }

    @Test
    void whenTheSiteIsGoneNothingIsLookedAtAndEverythingStillComesBack() throws Exception {
        acquire("orders");
        site.close();
        clock.advance(LIMIT.multipliedBy(2));
        assertThat(log.entries()).isEmpty();
        request.end();
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void oneThatIsReportedTwiceShowsTheSameStackBothTimes() throws Exception {
        HeldResources before = site.current().enter(request);
        Shop.buy(() -> request.lend(new PlainResource(() -> {})));
        clock.advance(LIMIT.plusSeconds(2));
        site.current().leave(before);
        request.end();
        assertThat(log.entries()).hasSize(2);
        assertThat(log.entries().get(0).getMessage()).startsWith("FREEDOM-0607");
        assertThat(log.entries().get(0).getThrown().getSuppressed()).hasSize(1);
        assertThat(log.entries().get(1).getMessage()).startsWith("FREEDOM-0604");
        assertThat(log.entries().get(1).getThrown().getSuppressed()).isEmpty();
    }

    @Test
    void theReportShowsTheThreadThatAcquiredItEvenIfAnotherCameAndWent() throws Exception {
        HeldResources before = site.current().enter(request);
        acquire("orders");
        Thread other = new Thread(() -> site.current().leave(site.current().enter(request)));
        other.start();
        other.join();
        clock.advance(LIMIT.plusSeconds(2));
        assertThat(log.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getThrown().getSuppressed())
                        .singleElement()
                        .satisfies(now -> assertThat(now)
                                .hasMessage("The thread "
                                        + Thread.currentThread().getName() + " works for the request, and is here")));
        site.current().leave(before);
    }

    private HeldResources holding(int number) throws Exception {
        HeldResources slow = site.open(Sites.request("/report/" + number));
        Shop.list(() -> slow.acquire("orders", () -> () -> {}));
        return slow;
    }

    @Test
    void onePlaceIsReportedOnceAMinuteWithTheNumberOfTheOthers() throws Exception {
        for (int i = 0; i < 100; i++) {
            holding(i);
        }
        clock.advance(LIMIT.plusSeconds(2));
        assertThat(log.messages()).singleElement().asString().endsWith("raise freedom.resources.report-after.");
        clock.advance(Repeats.EVERY);
        holding(100);
        clock.advance(LIMIT.plusSeconds(2));
        assertThat(log.messages()).hasSize(2);
        assertThat(log.messages().get(1))
                .startsWith("FREEDOM-0607: GET /report/100 holds ")
                .endsWith("report-after. Since this was logged last, there were 99 more.");
    }
}
