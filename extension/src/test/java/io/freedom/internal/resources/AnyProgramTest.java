package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestResourcesException;
import io.freedom.ResourceStatistics;
import io.freedom.internal.timer.VirtualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** Whatever a site does with its resources, in whatever order, compared with a model that is a list. */
class AnyProgramTest {

    private static final int MOST = 4;

    private enum Kind {
        ACQUIRE,
        ACQUIRE_IN_VAIN,
        ACQUIRE_INSIDE,
        ALIAS,
        RELEASE,
        RELEASE_ALL,
        LEND,
        CLOSE,
        END
    }

    /**
     * @param name which name, or which of the lent ones
     * @param broken whether its closing throws
     */
    private record Step(Kind kind, int name, boolean broken) {

        /** What the source of this one acquires. */
        Step inner() {
            return new Step(Kind.ACQUIRE, (name + 1) % 4, broken);
        }
    }

    @Provide
    Arbitrary<List<Step>> programs() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(8, Kind.ACQUIRE),
                Tuple.of(1, Kind.ACQUIRE_IN_VAIN),
                Tuple.of(3, Kind.ACQUIRE_INSIDE),
                Tuple.of(3, Kind.ALIAS),
                Tuple.of(4, Kind.RELEASE),
                Tuple.of(1, Kind.RELEASE_ALL),
                Tuple.of(5, Kind.LEND),
                Tuple.of(4, Kind.CLOSE),
                Tuple.of(1, Kind.END));
        return Combinators.combine(
                        kinds, Arbitraries.integers().between(0, 3), Arbitraries.of(false, false, false, true))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @BeforeProperty
    void keepTheConsoleQuiet() {
        Logger.getLogger("io.freedom").setUseParentHandlers(false);
    }

    @AfterProperty
    void letTheConsoleSpeak() {
        Logger.getLogger("io.freedom").setUseParentHandlers(true);
    }

    /** One resource of either world. */
    private static final class Thing implements Resource, AutoCloseable {

        private final int number;
        private final @Nullable Integer name;
        private final boolean broken;
        private final List<Integer> closed;

        Thing(int number, @Nullable Integer name, boolean broken, List<Integer> closed) {
            this.number = number;
            this.name = name;
            this.broken = broken;
            this.closed = closed;
        }

        @Override
        public Object given() {
            return this;
        }

        @Override
        public String description() {
            return "thing " + number;
        }

        @Override
        public void giveBack() throws IOException {
            close();
        }

        @Override
        public void close() throws IOException {
            closed.add(number);
            if (broken) {
                throw new IOException("broken");
            }
        }
    }

    /** What should happen. */
    private static final class Model {

        private final List<Thing> held = new ArrayList<>();
        private final Map<Integer, Thing> names = new HashMap<>();
        private final List<Integer> closed = new ArrayList<>();
        private boolean ended;
        private long most;
        private long mostOfOne;
        private long acquired;
        private long leaked;
        private long failed;

        @Nullable
        Thing named(int name) {
            return names.get(name);
        }

        void alias(int name, Thing thing) {
            names.put(name, thing);
        }

        void release(int name) {
            Thing thing = names.remove(name);
            if (thing != null && !names.containsValue(thing)) {
                giveBack(thing);
            }
        }

        /** Whether there is room for what a source acquires, besides that for what it gives. */
        boolean isFullInside() {
            return held.size() + 1 >= MOST;
        }

        boolean isFull() {
            return held.size() >= MOST;
        }

        void add(Thing thing) {
            held.add(thing);
            if (thing.name != null) {
                names.put(thing.name, thing);
            }
            acquired++;
            most = Math.max(most, held.size());
            mostOfOne = Math.max(mostOfOne, held.size());
        }

        void giveBack(Thing thing) {
            held.remove(thing);
            names.values().removeIf(thing::equals);
            closed.add(thing.number);
            failed += thing.broken ? 1 : 0;
        }

        /** One that came too late, or for which there was no room. */
        void refuse(Thing thing) {
            acquired++;
            most = Math.max(most, held.size() + 1);
            giveBack(thing);
        }

        void giveAllBack(boolean atTheEnd) {
            while (!held.isEmpty()) {
                Thing last = held.get(held.size() - 1);
                leaked += atTheEnd && last.name == null ? 1 : 0;
                giveBack(last);
            }
        }
    }

    /** Both worlds, and the steps in them. */
    private static final class Run {

        private final Model model = new Model();
        private final SiteResources site = Sites.site(new VirtualClock(), null, OptionalInt.of(MOST));
        private final HeldResources request = site.open(Sites.request("/shop"));
        private final List<Integer> closed = new CopyOnWriteArrayList<>();
        private final List<Thing> lent = new ArrayList<>();
        private int made;

        void step(Step step) {
            switch (step.kind) {
                case ACQUIRE -> acquire(step);
                case ACQUIRE_IN_VAIN -> acquireInVain(step);
                case ACQUIRE_INSIDE -> acquireInside(step, false);
                case ALIAS -> acquireInside(step, true);
                case RELEASE -> release(step.name);
                case RELEASE_ALL -> {
                    request.release();
                    model.giveAllBack(false);
                }
                case LEND -> lend(step);
                case CLOSE -> close(step.name);
                case END -> end();
            }
            assertThat(closed).isEqualTo(model.closed);
            assertThat(site.injected().statistics().held()).isEqualTo(model.held.size());
        }

        private Thing make(Step step, @Nullable Integer name) {
            return new Thing(made++, name, step.broken, closed);
        }

        private void acquire(Step step) {
            Thing there = model.named(step.name);
            String expected = there != null ? "" : model.ended ? "FREEDOM-0602" : model.isFull() ? "FREEDOM-0603" : "";
            Thing[] fresh = new Thing[1];
            String problem = problem(() -> {
                AutoCloseable given = request.acquire("name" + step.name, () -> fresh[0] = make(step, step.name));
                assertThat(given).isSameAs(there == null ? fresh[0] : there);
            });
            assertThat(problem).isEqualTo(expected);
            assertThat(fresh[0] != null).isEqualTo(there == null && !expected.equals("FREEDOM-0603"));
            if (fresh[0] != null && model.ended) {
                model.refuse(fresh[0]);
            } else if (fresh[0] != null) {
                model.add(fresh[0]);
            }
        }

        private void acquireInVain(Step step) {
            Thing there = model.named(step.name);
            String expected =
                    there != null ? "" : model.ended ? "FREEDOM-0602" : model.isFull() ? "FREEDOM-0603" : "in vain";
            assertThat(problem(() -> request.acquire("name" + step.name, () -> {
                        throw new IllegalStateException("in vain");
                    })))
                    .isEqualTo(expected);
        }

        /** @param alias whether the source gives what it acquires, or something else besides it */
        private void acquireInside(Step step, boolean alias) {
            Thing there = model.named(step.name);
            Thing inner = model.named(step.inner().name);
            boolean called = there == null && (model.ended || !model.isFull());
            boolean full = !model.ended && (model.isFull() || inner == null && model.isFullInside());
            String expected = there != null ? "" : model.ended ? "FREEDOM-0602" : full ? "FREEDOM-0603" : "";
            Thing[] fresh = new Thing[2];
            Thing[] given = new Thing[1];
            assertThat(problem(() -> given[0] = request.acquire("name" + step.name, () -> {
                        Thing found = request.acquire(
                                "name" + step.inner().name, () -> fresh[0] = make(step, step.inner().name));
                        return alias ? found : (fresh[1] = make(step, step.name));
                    })))
                    .isEqualTo(expected);
            assertThat(fresh[0] != null).isEqualTo(called && inner == null && (model.ended || !full));
            if (fresh[0] != null && model.ended) {
                model.refuse(fresh[0]);
            } else if (fresh[0] != null) {
                model.add(fresh[0]);
            }
            if (there == null && expected.isEmpty() && alias) {
                Thing same = Objects.requireNonNull(inner == null ? fresh[0] : inner);
                assertThat(given[0]).isSameAs(same);
                model.alias(step.name, same);
            } else if (fresh[1] != null) {
                model.add(fresh[1]);
            }
        }

        private void release(int name) {
            request.release("name" + name);
            model.release(name);
        }

        private void lend(Step step) {
            Thing thing = make(step, null);
            String expected = model.ended ? "FREEDOM-0602" : model.isFull() ? "FREEDOM-0603" : "";
            assertThat(problem(() -> request.lend(thing))).isEqualTo(expected);
            if (expected.isEmpty()) {
                lent.add(thing);
                model.add(thing);
            } else {
                model.refuse(thing);
            }
        }

        private void close(int which) {
            if (lent.isEmpty()) {
                return;
            }
            Thing thing = lent.get(which % lent.size());
            boolean there = model.held.contains(thing);
            boolean thrown = false;
            try {
                request.giveBack(thing);
            } catch (Exception failure) {
                thrown = true;
            }
            assertThat(thrown).isEqualTo(there && thing.broken);
            if (there) {
                model.giveBack(thing);
            }
        }

        void end() {
            request.end();
            model.ended = true;
            model.giveAllBack(true);
        }

        private static String problem(Runnable work) {
            try {
                work.run();
                return "";
            } catch (RequestResourcesException problem) {
                return problem.id();
            } catch (IllegalStateException problem) {
                return String.valueOf(problem.getMessage());
            }
        }
    }

    @Property
    void eachResourceComesBackOnceInReverseOrderAndTheNumbersAreRight(@ForAll("programs") List<Step> program) {
        Run run = new Run();
        program.forEach(run::step);
        run.end();
        assertThat(run.closed).isEqualTo(run.model.closed).doesNotHaveDuplicates();
        ResourceStatistics statistics = run.site.injected().statistics();
        assertThat(statistics)
                .isEqualTo(new ResourceStatistics(
                        0,
                        run.model.most,
                        run.model.mostOfOne,
                        run.model.acquired,
                        run.model.acquired,
                        run.model.leaked,
                        run.model.failed));
    }

    /** Three threads of one request, each with a program of its own. */
    @Property(tries = 300)
    void whateverSeveralThreadsDoEachResourceComesBackOnce(
            @ForAll("programs") List<Step> first,
            @ForAll("programs") List<Step> second,
            @ForAll("programs") List<Step> third)
            throws Exception {
        SiteResources site = Sites.site(new VirtualClock(), null, OptionalInt.of(MOST));
        HeldResources request = site.open(Sites.request("/shop"));
        List<Integer> closed = new CopyOnWriteArrayList<>();
        AtomicInteger made = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(3);
        List<FutureTask<Boolean>> all = new ArrayList<>();
        for (List<Step> program : List.of(first, second, third)) {
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                together.await();
                new Racing(request, made, closed).run(program);
                return true;
            });
            all.add(task);
            new Thread(task).start();
        }
        for (FutureTask<Boolean> task : all) {
            task.get();
        }
        request.end();
        assertThat(closed).doesNotHaveDuplicates().hasSize(made.get());
        ResourceStatistics statistics = site.injected().statistics();
        assertThat(statistics.held()).isZero();
        assertThat(statistics.acquired()).isEqualTo(made.get());
        assertThat(statistics.released()).isEqualTo(made.get());
        assertThat(statistics.mostHeldByOneRequest()).isLessThanOrEqualTo(MOST);
    }

    /** One of several threads: what it meets depends on the others. */
    private record Racing(HeldResources request, AtomicInteger made, List<Integer> closed) {

        void run(List<Step> program) {
            List<Thing> lent = new ArrayList<>();
            for (Step step : program) {
                try {
                    step(step, lent);
                } catch (RequestResourcesException problem) {
                    assertThat(problem.id()).isIn("FREEDOM-0602", "FREEDOM-0603", "FREEDOM-0620");
                } catch (Exception broken) {
                    assertThat(broken.getMessage()).isIn("broken", "in vain");
                }
            }
        }

        private void step(Step step, List<Thing> lent) throws Exception {
            String name = "name" + step.name;
            switch (step.kind) {
                case ACQUIRE -> request.acquire(name, () -> make(step, step.name));
                case ACQUIRE_IN_VAIN ->
                    request.acquire(name, () -> {
                        throw new IOException("in vain");
                    });
                // Not as an alias: what another thread closes meanwhile is the source's own again.
                case ACQUIRE_INSIDE, ALIAS ->
                    request.acquire(name, () -> {
                        step(step.inner(), lent);
                        return make(step, step.name);
                    });
                case RELEASE -> request.release(name);
                case RELEASE_ALL -> request.release();
                case LEND -> {
                    Thing thing = make(step, null);
                    lent.add(thing);
                    request.lend(thing);
                }
                case CLOSE -> {
                    if (!lent.isEmpty()) {
                        request.giveBack(lent.get(step.name % lent.size()));
                    }
                }
                case END -> request.end();
            }
        }

        private Thing make(Step step, @Nullable Integer name) {
            return new Thing(made.getAndIncrement(), name, step.broken, closed);
        }
    }
}
