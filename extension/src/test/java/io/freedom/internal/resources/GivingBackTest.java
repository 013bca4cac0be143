package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.timer.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class GivingBackTest {

    private static final Duration LONG = Sites.CLOSE_TIMEOUT.multipliedBy(2);

    private final LoggedMessages log = new LoggedMessages();
    private final Closing things = new Closing();
    private final VirtualClock clock = new VirtualClock();
    private final SiteResources site = Sites.site(clock);
    private final HeldResources request = site.open(Sites.request("/shop"));
    private final Stubborn stubborn = new Stubborn();

    @AfterEach
    void forgetTheLog() {
        log.close();
    }

    /** Its giving back comes to an end when it is aborted. */
    private static class Stubborn implements Resource {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch aborted = new CountDownLatch(1);
        final AtomicInteger aborts = new AtomicInteger();

        @Override
        public Object given() {
            return this;
        }

        @Override
        public String description() {
            return "stubborn";
        }

        @Override
        public void giveBack() throws Exception {
            begun.countDown();
            aborted.await();
            throw new IOException("aborted");
        }

        @Override
        public void abort() {
            aborts.incrementAndGet();
            aborted.countDown();
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private Thread ending(HeldResources request) throws InterruptedException {
        Thread ending = new Thread(request::end, "ending");
        ending.start();
        stubborn.begun.await();
        soon().until(() -> ending.getState() == Thread.State.WAITING); // there, and no longer on its way
        return ending;
    }

    @Test
    void oneThatBlocksIsAbortedAndTheRestIsGivenBackByAnotherThread() throws InterruptedException {
        request.acquire("first", () -> things.thing("first"));
        request.acquire("second", () -> things.thing("second"));
        request.lend(stubborn);
        request.acquire("last", () -> things.thing("last"));
        Thread ending = ending(request);
        assertThat(things.closed).containsExactly("last");
        clock.advance(LONG);
        ending.join();
        soon().until(() -> things.closed.size() == 3);
        assertThat(things.closed).containsExactly("last", "second", "first");
        soon().until(() -> request.statistics().held() == 0);
        assertThat(request.statistics())
                .hasToString("ResourceStatistics[held=0, mostHeld=4, mostHeldByOneRequest=4,"
                        + " acquired=4, released=4, leaked=1, failed=1]");
        assertThat(stubborn.aborts).hasValue(1);
    }

    @Test
    void whatFollowsTheEndIsDoneOnceAfterTheLastIsGivenBackWhoeverDoesThat() throws InterruptedException {
        List<String> followed = new CopyOnWriteArrayList<>();
        request.acquire("first", () -> things.thing("first"));
        request.lend(stubborn);
        request.acquire("last", () -> things.thing("last"));
        Thread ending = new Thread(() -> request.end(() -> followed.addAll(things.closed)), "ending");
        ending.start();
        stubborn.begun.await();
        assertThat(followed).isEmpty();
        clock.advance(LONG);
        ending.join();
        soon().until(() -> !followed.isEmpty());
        assertThat(followed).containsExactly("last", "first");
    }

    @Test
    void whatFollowsTheEndDoesNotWaitForTheLastOneIfThatBlocks() throws InterruptedException {
        List<String> followed = new CopyOnWriteArrayList<>();
        request.lend(stubborn);
        request.acquire("last", () -> things.thing("last"));
        Thread ending = new Thread(() -> request.end(() -> followed.addAll(things.closed)), "ending");
        ending.start();
        stubborn.begun.await();
        clock.advance(LONG);
        ending.join();
        assertThat(followed).containsExactly("last");
    }

    @Test
    void whatFollowsTheEndOfARequestThatHoldsNothingIsDoneAtOnce() {
        List<String> followed = new CopyOnWriteArrayList<>();
        request.end(() -> followed.add("done"));
        assertThat(followed).containsExactly("done");
    }

    @Test
    void whoWatchesIsToldOfEachThingOnceWithTheStackThatAcquiredIt() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        SiteResources watched = Sites.watched(clock, (owner, thing, forgotten) -> {
            assertThat(thing.nanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
            assertThat(thing.stack()).first().asString().contains("org.junit.");
            told.add(owner.path() + ' ' + thing.what() + ' ' + forgotten);
        });
        HeldResources served = watched.open(Sites.request("/watched"));
        Resource closed = things.resource("closed by the site");
        served.acquire("named", () -> things.thing("named"));
        served.lend(closed);
        served.lend(stubborn);
        clock.advance(Duration.ofSeconds(3));
        served.giveBack(closed);
        Thread ending = ending(served);
        stubborn.aborted.countDown();
        ending.join();
        served.end();
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).startsWith("/watched ").endsWith(" false");
        assertThat(told.get(1)).isEqualTo("/watched stubborn true");
        assertThat(told.get(2)).startsWith("/watched \"named\" (").endsWith(" false");
    }

    @Test
    void oneThatBlocksIsReportedOnceWithTheStackThatBlocks() throws InterruptedException {
        request.acquire("stubborn", () -> () -> stubborn.giveBack());
        Thread ending = ending(request);
        clock.advance(LONG);
        clock.advance(LONG);
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage())
                    .startsWith("FREEDOM-0606: \"stubborn\" (")
                    .contains(
                            ") of GET /shop is not given back within 10 s (freedom.resources.close-timeout). Its thread is interrupted");
            assertThat(entry.getThrown()).hasMessage("The thread ending is here");
            assertThat(entry.getThrown().getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(CountDownLatch.class.getName()));
        });
        assertThat(request.statistics().failed()).isEqualTo(1);
        assertThat(request.statistics().held()).isZero();
        stubborn.aborted.countDown();
        ending.join();
        assertThat(log.entries()).hasSize(1);
        assertThat(request.statistics().failed()).isEqualTo(1);
        assertThat(request.statistics().released()).isEqualTo(1);
    }

    @Test
    void oneThatIsSlowerThanTheOthersButInTimeIsLeftAlone() throws InterruptedException {
        request.acquire("first", () -> things.thing("first"));
        request.lend(stubborn);
        Thread ending = ending(request);
        clock.advance(Sites.CLOSE_TIMEOUT.minusMillis(1));
        stubborn.aborted.countDown();
        ending.join();
        clock.advance(LONG);
        assertThat(stubborn.aborts).hasValue(0);
        assertThat(log.messages()).noneMatch(message -> message.startsWith("FREEDOM-0606"));
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void severalThatBlockEachHaveTheirTime() throws InterruptedException {
        Stubborn second = new Stubborn();
        request.lend(second);
        request.lend(stubborn);
        Thread ending = ending(request);
        clock.advance(LONG);
        ending.join();
        second.begun.await();
        assertThat(second.aborts).hasValue(0);
        clock.advance(LONG);
        soon().until(() -> second.aborts.get() == 1);
        assertThat(request.statistics().failed()).isEqualTo(2);
        assertThat(request.statistics().held()).isZero();
        assertThat(request.statistics().leaked()).isEqualTo(2);
    }

    @Test
    void whereAbortingFailsTheRestIsGivenBackAllTheSame() throws InterruptedException {
        Stubborn worse = new Stubborn() {
            @Override
            public void abort() {
                super.abort();
                throw new IllegalStateException("can't abort");
            }
        };
        request.acquire("first", () -> things.thing("first"));
        request.lend(worse);
        Thread ending = new Thread(request::end);
        ending.start();
        worse.begun.await();
        clock.advance(LONG);
        soon().until(() -> things.closed.contains("first"));
        ending.join();
        soon().until(() -> request.statistics().held() == 0);
    }

    @Test
    void aReleaseThatBlocksReturnsWhenItIsAborted() throws InterruptedException {
        request.lend(stubborn);
        Thread releasing = new Thread(request::release);
        releasing.start();
        stubborn.begun.await();
        clock.advance(LONG);
        releasing.join();
        assertThat(stubborn.aborts).hasValue(1);
        assertThat(request.statistics().leaked()).isZero();
        assertThat(request.statistics().failed()).isEqualTo(1);
    }

    @Test
    void whatTakesOverRunsInTheEnvironmentOfTheSite() throws InterruptedException {
        ClassLoader loader = new ClassLoader() {};
        CountDownLatch closed = new CountDownLatch(1);
        Thread[] by = new Thread[1];
        ClassLoader[] seen = new ClassLoader[1];
        request.acquire("first", () -> () -> {
            by[0] = Thread.currentThread();
            seen[0] = Thread.currentThread().getContextClassLoader();
            closed.countDown();
        });
        request.lend(stubborn);
        Thread ending = new Thread(request::end);
        ending.setContextClassLoader(loader);
        ending.start();
        stubborn.begun.await();
        clock.advance(LONG);
        closed.await();
        assertThat(by[0]).isNotSameAs(ending).isNotSameAs(Thread.currentThread());
        assertThat(by[0].isDaemon()).isTrue();
        assertThat(seen[0]).isSameAs(loader);
    }

    @Test
    void anInterruptedThreadGivesEverythingBackUndisturbedAndStaysInterrupted() {
        boolean[] interrupted = new boolean[2];
        request.acquire("a", () -> () -> interrupted[0] = Thread.currentThread().isInterrupted());
        request.acquire("b", () -> () -> {
            interrupted[1] = Thread.currentThread().isInterrupted();
            Thread.currentThread().interrupt();
        });
        Thread.currentThread().interrupt();
        request.end();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).containsOnly(false);
    }

    @Test
    void whatTheSiteClosesByItselfIsClosedOnceAndThrowsToTheSite() {
        Resource broken = new PlainResource(() -> {
            things.closed.add("broken");
            throw new IOException("broken");
        });
        request.lend(broken);
        assertThatThrownBy(() -> request.giveBack(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
        assertThat(things.closed).containsExactly("broken");
        assertThatCode(() -> request.giveBack(broken)).doesNotThrowAnyException();
        request.end();
        assertThat(things.closed).containsExactly("broken");
        assertThat(log.messages()).isEmpty();
        assertThat(request.statistics())
                .hasToString("ResourceStatistics[held=0, mostHeld=1, mostHeldByOneRequest=1,"
                        + " acquired=1, released=1, leaked=0, failed=1]");
    }

    @Test
    void anErrorOfTheSitesOwnClosingReachesTheSite() {
        Resource broken = new PlainResource(() -> {
            throw new AssertionError("broken");
        });
        request.lend(broken);
        assertThatThrownBy(() -> request.giveBack(broken)).isInstanceOf(AssertionError.class);
    }

    @Test
    void noNameStandsForWhatTheSiteClosedByItself() throws Exception {
        AutoCloseable given = request.acquire("a", () -> things.thing("first"));
        Holding holding = request.holdings().now().get(0);
        assertThat(holding.resource().given()).isSameAs(given);
        request.giveBack(holding.resource());
        request.acquire("a", () -> things.thing("second"));
        request.end();
        assertThat(things.closed).containsExactly("first", "second");
    }

    @Test
    void anErrorOfOneDoesNotKeepTheOthers() {
        request.acquire("a", () -> things.thing("a"));
        request.acquire("error", () -> () -> {
            throw new StackOverflowError();
        });
        request.end();
        assertThat(things.closed).containsExactly("a");
        assertThat(log.messages()).singleElement().asString().contains("java.lang.StackOverflowError");
    }

    @Test
    void oneThatCantBeReportedDoesNotKeepTheOthers() {
        request.acquire("a", () -> things.thing("a"));
        request.lend(new Stubborn() {
            @Override
            public String description() {
                throw new IllegalStateException("no description");
            }

            @Override
            public void giveBack() throws Exception {
                throw new IOException("broken");
            }
        });
        request.end();
        assertThat(things.closed).containsExactly("a");
    }

    @Test
    void nothingIsLookedAtOnceAllIsGivenBack() {
        request.acquire("a", () -> things.thing("a"));
        request.end();
        clock.advance(Duration.ofSeconds(2));
        assertThat(clock.isIdle()).isTrue();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void whatBlocksWhenTheSiteGoesIsAbortedAndTheRestIsGivenBackBeforeThat() throws InterruptedException {
        Stubborn second = new Stubborn();
        request.acquire("first", () -> things.thing("first"));
        request.lend(second);
        request.lend(stubborn);
        Thread ending = ending(request);
        site.close();
        ending.join();
        assertThat(stubborn.aborts).hasValue(1);
        soon().until(() -> second.aborts.get() == 1);
        soon().until(() -> request.statistics().held() == 0);
        assertThat(things.closed).containsExactly("first");
        assertThat(request.statistics().failed()).isEqualTo(2);
        assertThat(log.messages())
                .filteredOn(message -> message.startsWith("FREEDOM-0606: "))
                .hasSize(2)
                .allMatch(message -> message.contains(" is not given back before its site is gone ("));
    }

    @Test
    void whatIsGivenBackInAMomentWhenTheSiteGoesIsLeftAlone() throws InterruptedException {
        request.acquire("first", () -> things.thing("first"));
        request.lend(stubborn);
        Thread ending = ending(request);
        Thread going = new Thread(() -> site.close(Duration.ofMinutes(1)));
        going.start();
        soon().until(() -> going.getState() == Thread.State.TIMED_WAITING);
        stubborn.aborted.countDown();
        going.join();
        ending.join();
        assertThat(stubborn.aborts).hasValue(0);
        assertThat(things.closed).containsExactly("first");
        assertThat(log.messages()).noneMatch(message -> message.startsWith("FREEDOM-0606"));
    }

    @Test
    void whatIsNoConnectionIsInterruptedSoThatItsThreadComesBackWithoutKnowing() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch blocking = new CountDownLatch(1);
        boolean[] interrupted = new boolean[2];
        request.acquire("first", () -> things.thing("first"));
        request.acquire("frozen", () -> () -> {
            blocking.countDown();
            try {
                never.await();
            } finally {
                interrupted[0] = true;
                Thread.currentThread().interrupt();
            }
        });
        Thread ending = new Thread(() -> {
            request.end();
            interrupted[1] = Thread.currentThread().isInterrupted();
        });
        ending.start();
        blocking.await();
        clock.advance(LONG);
        ending.join();
        assertThat(interrupted).containsExactly(true, false);
        soon().until(() -> things.closed.contains("first"));
        assertThat(log.messages())
                .singleElement()
                .asString()
                .contains(". Its thread is interrupted, and may stay there");
        assertThat(request.statistics().failed()).isEqualTo(1);
    }

    @Test
    void whatHasAWayToBeAbortedIsNotInterrupted() throws InterruptedException {
        boolean[] interrupted = new boolean[1];
        request.lend(new Stubborn() {
            @Override
            public void giveBack() throws Exception {
                stubborn.begun.countDown();
                aborted.await();
                interrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        Thread ending = ending(request);
        clock.advance(LONG);
        ending.join();
        assertThat(interrupted).containsExactly(false);
    }
}
