package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.request.RequestEnd.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every order of signals up to {@link #DEPTH}, whether a server can produce it or not, and what must hold after each. */
class RequestEndTest {

    private static final int DEPTH = 5;
    private static final EndSignal[] SIGNALS = EndSignal.values();

    private interface Check {
        void run(List<EndSignal> order);
    }

    private static void everyOrder(int depth, Check check) {
        walk(new ArrayList<>(), depth, check);
    }

    private static void walk(List<EndSignal> order, int depth, Check check) {
        check.run(order);
        if (order.size() < depth) {
            for (EndSignal signal : SIGNALS) {
                order.add(signal);
                walk(order, depth, check);
                order.remove(order.size() - 1);
            }
        }
    }

    /** Plays an order, with every wait expired at once where asked, and counts how often the request finished. */
    private static int finishes(RequestEnd end, List<EndSignal> order, boolean expire) {
        int finishes = 0;
        for (EndSignal signal : order) {
            finishes += play(end, signal, expire);
        }
        return finishes;
    }

    private static int play(RequestEnd end, EndSignal signal, boolean expire) {
        Step step = end.signal(signal);
        if (step == Step.WAIT && expire) {
            step = end.expire(end.currentWait());
        }
        return step == Step.FINISH ? 1 : 0;
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void everyOrderFinishesAtMostOnce(EndMode mode) {
        everyOrder(DEPTH, order -> {
            for (boolean expire : new boolean[] {false, true}) {
                RequestEnd end = new RequestEnd(mode);
                int finishes = finishes(end, order, expire);
                if (finishes > 1) {
                    throw new AssertionError(mode + " finished " + finishes + " times after " + order);
                }
            }
        });
    }

    /** After anything at all, the server's last words - every dispatch left, the listener, the hook, the grace - end it. */
    @ParameterizedTest
    @EnumSource(EndMode.class)
    void everyOrderFinishesOnceWhenTheServerIsDone(EndMode mode) {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(mode);
            int finishes = finishes(end, order, false);
            for (EndSignal signal : order) {
                finishes += play(end, EndSignal.DISPATCH_ENDED, true);
            }
            finishes += play(end, EndSignal.REQUEST_DESTROYED, true);
            finishes += play(end, EndSignal.ASYNC_COMPLETED, true);
            finishes += play(end, EndSignal.HOOK_FIRED, true);
            finishes += end.expire(end.currentWait()) == Step.FINISH ? 1 : 0;
            if (finishes != 1) {
                throw new AssertionError(mode + " finished " + finishes + " times after " + order + " and the end");
            }
        });
    }

    /** Not every server calls onComplete: unless the site itself keeps an asynchronous cycle open, the grace is enough. */
    @ParameterizedTest
    @EnumSource(value = EndMode.class, names = "LISTENERS.*", mode = EnumSource.Mode.MATCH_ANY)
    void everyOrderFinishesOnceWithoutOnComplete(EndMode mode) {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(mode);
            int finishes = finishes(end, order, false);
            for (EndSignal signal : order) {
                finishes += play(end, EndSignal.DISPATCH_ENDED, true);
            }
            boolean cycleOpen =
                    order.lastIndexOf(EndSignal.ASYNC_STARTED) > order.lastIndexOf(EndSignal.ASYNC_DISPATCH_STARTED);
            finishes += play(end, EndSignal.REQUEST_DESTROYED, true);
            finishes += end.expire(end.currentWait()) == Step.FINISH ? 1 : 0;
            if (finishes > 1 || (finishes == 0 && !cycleOpen)) {
                throw new AssertionError(mode + " finished " + finishes + " times after " + order + " and the end");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void everyOrderFinishesOnceWhenTheSiteIsUndeployed(EndMode mode) {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(mode);
            int finishes = finishes(end, order, false);
            finishes += play(end, EndSignal.SITE_STOPPED, false);
            for (EndSignal signal : order) {
                finishes += play(end, EndSignal.DISPATCH_ENDED, false);
            }
            if (finishes != 1) {
                throw new AssertionError(mode + " finished " + finishes + " times after " + order + " and the stop");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void noOrderFinishesWhileADispatchRuns(EndMode mode) {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(mode);
            end.signal(EndSignal.DISPATCH_STARTED);
            int running = 1;
            for (EndSignal signal : order) {
                running += switch (signal) {
                    case DISPATCH_STARTED, ASYNC_DISPATCH_STARTED, ERROR_DISPATCH_STARTED, CALLBACK_STARTED -> 1;
                    case DISPATCH_ENDED, DISPATCH_THREW, CALLBACK_ENDED -> -1;
                    default -> 0;
                };
                if (running <= 0) {
                    return;
                }
                if (play(end, signal, true) != 0 || end.lingering() != RequestEnd.NO_WAIT) {
                    throw new AssertionError(mode + " finished or lingers while a dispatch runs, in " + order);
                }
            }
        });
    }

    /** Of what {@code AsyncContext.start} was given, any number may run at once. */
    @Test
    void howeverMuchRunsTheRequestIsOverAfterTheLast() {
        RequestEnd end = new RequestEnd(EndMode.HOOK);
        end.signal(EndSignal.ASYNC_STARTED);
        for (int i = 0; i < 2_000; i++) {
            assertThat(end.signal(EndSignal.CALLBACK_STARTED)).isEqualTo(RequestEnd.Step.GO_ON);
        }
        end.signal(EndSignal.ASYNC_TIMED_OUT);
        end.signal(EndSignal.ASYNC_COMPLETED);
        end.signal(EndSignal.HOOK_FIRED);
        for (int i = 1; i < 2_000; i++) {
            assertThat(end.signal(EndSignal.CALLBACK_ENDED)).isEqualTo(RequestEnd.Step.GO_ON);
        }
        assertThat(end.signal(EndSignal.CALLBACK_ENDED)).isEqualTo(RequestEnd.Step.FINISH);
    }

    /** Not every hook comes soon: once the request left the site, the server may say that the response has been sent. */
    @Test
    void withAHookEveryOrderThatLeftTheSiteLingersUntilItIsOver() {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(EndMode.HOOK);
            int finishes = finishes(end, order, false);
            for (EndSignal signal : order) {
                finishes += play(end, EndSignal.DISPATCH_ENDED, false);
            }
            finishes += play(end, EndSignal.REQUEST_DESTROYED, false);
            finishes += play(end, EndSignal.ASYNC_COMPLETED, false);
            int wait = end.lingering();
            if (wait != RequestEnd.NO_WAIT) {
                finishes += end.expire(wait) == Step.FINISH ? 1 : 0;
            }
            if (finishes != 1 || end.lingering() != RequestEnd.NO_WAIT) {
                throw new AssertionError("finished " + finishes + " times after " + order + " and leaving the site");
            }
        });
    }

    /** A request lingers only if nothing of it runs, and if it was destroyed or gave a sign of its asynchronous end. */
    @Test
    void withAHookNoOrderLingersBeforeTheRequestLeftTheSite() {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(EndMode.HOOK);
            end.signal(EndSignal.DISPATCH_STARTED);
            finishes(end, order, false);
            boolean asynchronous = order.contains(EndSignal.ASYNC_STARTED);
            boolean left = order.stream().anyMatch(signal -> switch (signal) {
                case DISPATCH_ENDED, DISPATCH_THREW, CALLBACK_ENDED -> true;
                default -> false;
            });
            boolean sign = order.stream().anyMatch(signal -> switch (signal) {
                case DISPATCH_THREW,
                        ASYNC_COMPLETE_CALLED,
                        ASYNC_TIMED_OUT,
                        ASYNC_FAILED,
                        ASYNC_COMPLETED,
                        ASYNC_DISPATCH_STARTED -> asynchronous;
                case REQUEST_DESTROYED -> !asynchronous;
                default -> false;
            });
            if (end.lingering() != RequestEnd.NO_WAIT && !(left && sign)) {
                throw new AssertionError("lingers after " + order);
            }
        });
    }

    /** Without a hook, only a synchronous request that left the site lingers, until it is destroyed. */
    @ParameterizedTest
    @EnumSource(value = EndMode.class, names = "LISTENERS.*", mode = EnumSource.Mode.MATCH_ANY)
    void withoutAHookARequestLingersWhileItIsSynchronousAndNotDestroyed(EndMode mode) {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(mode);
            end.signal(EndSignal.DISPATCH_STARTED);
            finishes(end, order, false);
            boolean lingers = end.lingering() != RequestEnd.NO_WAIT;
            int lastStart = Math.max(
                    order.lastIndexOf(EndSignal.DISPATCH_STARTED),
                    Math.max(
                            order.lastIndexOf(EndSignal.ASYNC_DISPATCH_STARTED),
                            order.lastIndexOf(EndSignal.ERROR_DISPATCH_STARTED)));
            boolean destroyed = order.lastIndexOf(EndSignal.REQUEST_DESTROYED) > lastStart;
            boolean may =
                    !end.isFinished() && !end.isRunning() && !order.contains(EndSignal.ASYNC_STARTED) && !destroyed;
            if (lingers != may) {
                throw new AssertionError(mode + (lingers ? " lingers after " : " does not linger after ") + order);
            }
        });
    }

    /** The timer and the look never leave a request to nobody, unless the site itself keeps a cycle open. */
    @ParameterizedTest
    @EnumSource(value = EndMode.class, names = "LISTENERS.*", mode = EnumSource.Mode.MATCH_ANY)
    void withoutAHookWhatLeftTheSiteLingersOrIsOnAGrace(EndMode mode) {
        everyOrder(DEPTH, order -> {
            RequestEnd end = new RequestEnd(mode);
            end.signal(EndSignal.DISPATCH_STARTED);
            boolean onGrace = false;
            int wait = end.currentWait();
            for (EndSignal signal : order) {
                Step step = end.signal(signal);
                onGrace = step == Step.WAIT || (onGrace && end.currentWait() == wait);
                wait = end.currentWait();
            }
            boolean left = !end.isFinished() && !end.isRunning() && !end.hasOpenCycle();
            if (left && !onGrace && end.lingering() == RequestEnd.NO_WAIT) {
                throw new AssertionError(mode + " is forgotten after " + order);
            }
        });
    }

    @Test
    void whoLooksAtARequestThatMeanwhileRanAgainDoesNotEndIt() {
        RequestEnd end = new RequestEnd(EndMode.HOOK);
        finishes(end, List.of(EndSignal.DISPATCH_STARTED, EndSignal.ERROR_SENT, EndSignal.DISPATCH_ENDED), false);
        assertThat(end.signal(EndSignal.REQUEST_DESTROYED)).isEqualTo(Step.GO_ON);
        int wait = end.lingering();
        end.signal(EndSignal.ERROR_DISPATCH_STARTED);
        assertThat(end.lingering()).isEqualTo(RequestEnd.NO_WAIT);
        assertThat(end.expire(wait)).isEqualTo(Step.GO_ON);
        finishes(end, List.of(EndSignal.DISPATCH_ENDED, EndSignal.REQUEST_DESTROYED), false);
        assertThat(end.expire(wait)).isEqualTo(Step.GO_ON);
        assertThat(end.lingering()).isNotEqualTo(wait);
        assertThat(end.signal(EndSignal.HOOK_FIRED)).isEqualTo(Step.FINISH);
    }

    @Test
    void withAHookNoOrderFinishesBeforeTheHook() {
        everyOrder(DEPTH, order -> {
            boolean last = order.contains(EndSignal.HOOK_FIRED)
                    || order.contains(EndSignal.UPGRADED)
                    || order.contains(EndSignal.SITE_STOPPED);
            if (!last && finishes(new RequestEnd(EndMode.HOOK), order, true) != 0) {
                throw new AssertionError("finished without the hook after " + order);
            }
        });
    }

    @Test
    void withoutAHookNoOrderFinishesBeforeASignOfTheEnd() {
        everyOrder(DEPTH, order -> {
            boolean sign = order.stream().anyMatch(signal -> switch (signal) {
                case DISPATCH_THREW,
                        ASYNC_COMPLETE_CALLED,
                        ASYNC_TIMED_OUT,
                        ASYNC_FAILED,
                        ASYNC_COMPLETED,
                        ASYNC_DISPATCH_STARTED,
                        REQUEST_DESTROYED,
                        UPGRADED,
                        SITE_STOPPED -> true;
                default -> false;
            });
            if (!sign && finishes(new RequestEnd(EndMode.LISTENERS), order, true) != 0) {
                throw new AssertionError("finished without a sign of the end after " + order);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void anOpenCycleIsNotCutShortByTheGraceOfTheCycleBeforeIt(EndMode mode) {
        RequestEnd end = new RequestEnd(mode);
        finishes(end, List.of(EndSignal.DISPATCH_STARTED, EndSignal.ASYNC_STARTED, EndSignal.DISPATCH_ENDED), false);
        end.signal(EndSignal.ASYNC_TIMED_OUT);
        int firstWait = end.currentWait();
        finishes(
                end,
                List.of(
                        EndSignal.ASYNC_DISPATCH_CALLED,
                        EndSignal.ASYNC_DISPATCH_STARTED,
                        EndSignal.ASYNC_STARTED,
                        EndSignal.DISPATCH_ENDED),
                false);
        assertThat(end.expire(firstWait)).isEqualTo(Step.GO_ON);
        end.signal(EndSignal.ASYNC_FAILED);
        assertThat(end.expire(firstWait)).isEqualTo(Step.GO_ON);
    }

    @Test
    void aHookThatComesFirstIsRemembered() {
        RequestEnd end = new RequestEnd(EndMode.HOOK);
        end.signal(EndSignal.DISPATCH_STARTED);
        assertThat(end.signal(EndSignal.HOOK_FIRED)).isEqualTo(Step.GO_ON);
        assertThat(end.signal(EndSignal.DISPATCH_ENDED)).isEqualTo(Step.FINISH);
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void anUpgradeEndsWithItsDispatchWhateverTheServerSaysLater(EndMode mode) {
        RequestEnd end = new RequestEnd(mode);
        end.signal(EndSignal.DISPATCH_STARTED);
        assertThat(end.signal(EndSignal.UPGRADED)).isEqualTo(Step.GO_ON);
        assertThat(end.signal(EndSignal.DISPATCH_ENDED)).isEqualTo(Step.FINISH);
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void anUpgradeThatFailsEndsAsAnyFailure(EndMode mode) {
        RequestEnd end = new RequestEnd(mode);
        end.signal(EndSignal.DISPATCH_STARTED);
        end.signal(EndSignal.UPGRADED);
        assertThat(end.signal(EndSignal.DISPATCH_THREW)).isEqualTo(Step.GO_ON);
    }

    @Test
    void whereTheErrorPageComesAfterTheRequestWasDestroyedItIsWaitedFor() {
        RequestEnd end = new RequestEnd(EndMode.LISTENERS_THEN_PAGE);
        end.signal(EndSignal.DISPATCH_STARTED);
        end.signal(EndSignal.ERROR_SENT);
        end.signal(EndSignal.DISPATCH_ENDED);
        assertThat(end.signal(EndSignal.REQUEST_DESTROYED)).isEqualTo(Step.WAIT);
        assertThat(end.signal(EndSignal.ERROR_DISPATCH_STARTED)).isEqualTo(Step.GO_ON);
        assertThat(end.signal(EndSignal.DISPATCH_ENDED)).isEqualTo(Step.GO_ON);
        assertThat(end.signal(EndSignal.REQUEST_DESTROYED)).isEqualTo(Step.FINISH);
    }

    @Test
    void whereTheErrorPageComesBeforeNothingIsWaitedFor() {
        RequestEnd end = new RequestEnd(EndMode.LISTENERS);
        end.signal(EndSignal.DISPATCH_STARTED);
        end.signal(EndSignal.ERROR_SENT);
        end.signal(EndSignal.DISPATCH_ENDED);
        assertThat(end.signal(EndSignal.REQUEST_DESTROYED)).isEqualTo(Step.FINISH);
    }

    @Test
    void whereTheErrorPageOfAnAsynchronousRequestComesAfterItsEndItIsWaitedFor() {
        RequestEnd end = new RequestEnd(EndMode.LISTENERS_THEN_ASYNC_PAGE);
        finishes(end, List.of(EndSignal.DISPATCH_STARTED, EndSignal.ASYNC_STARTED, EndSignal.DISPATCH_ENDED), false);
        end.signal(EndSignal.ERROR_SENT);
        assertThat(end.signal(EndSignal.ASYNC_COMPLETED)).isEqualTo(Step.WAIT);
        end.signal(EndSignal.ERROR_DISPATCH_STARTED);
        assertThat(end.signal(EndSignal.DISPATCH_ENDED)).isEqualTo(Step.FINISH);
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void signalsFromManyThreadsAtOnceFinishOnce(EndMode mode) throws Exception {
        List<EndSignal> last = List.of(
                EndSignal.DISPATCH_ENDED,
                EndSignal.ASYNC_COMPLETE_CALLED,
                EndSignal.ASYNC_COMPLETED,
                EndSignal.REQUEST_DESTROYED,
                EndSignal.HOOK_FIRED);
        ExecutorService threads = Executors.newFixedThreadPool(last.size());
        try {
            for (int round = 0; round < 2_000; round++) {
                RequestEnd end = new RequestEnd(mode);
                end.signal(EndSignal.DISPATCH_STARTED);
                end.signal(EndSignal.ASYNC_STARTED);
                CyclicBarrier together = new CyclicBarrier(last.size());
                List<Future<Integer>> finishes = new ArrayList<>();
                for (EndSignal signal : last) {
                    finishes.add(threads.submit(() -> {
                        together.await();
                        return play(end, signal, false);
                    }));
                }
                int total = 0;
                for (Future<Integer> finish : finishes) {
                    total += finish.get();
                }
                assertThat(total).as("round %s", round).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
