package io.freedom.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ComponentContextTest {

    private final List<String> order = new ArrayList<>();

    private static ComponentContext captured(Callable<Executor> environment) {
        ComponentContext context = new ComponentContext(environment);
        context.capture(false);
        return context;
    }

    @Test
    void workRunsInWhatWasCaptured() {
        ComponentContext context = captured(() -> work -> {
            order.add("entered");
            work.run();
            order.add("left");
        });
        context.execute(() -> order.add("work"));
        assertThat(order).containsExactly("entered", "work", "left");
        assertThat(context.isSettled()).isTrue();
    }

    @Test
    void itIsCapturedOnce() {
        ComponentContext context = captured(() -> {
            order.add("captured");
            return Runnable::run;
        });
        context.capture(true);
        assertThat(order).containsExactly("captured");
    }

    @Test
    void whatCantBeCapturedYetIsTriedAgainUntilTheLastTime() {
        ComponentContext context = captured(() -> {
            order.add("tried");
            throw new IllegalStateException("no such name");
        });
        assertThat(context.isSettled()).isFalse();
        context.execute(() -> order.add("work"));
        context.capture(true);
        assertThat(context.isSettled()).isTrue();
        assertThat(order).containsExactly("tried", "work", "tried");
    }

    @Test
    void withoutConcurrencyWorkIsSimplyRun() {
        ComponentContext context = captured(() -> {
            throw new NoClassDefFoundError("jakarta/enterprise/concurrent/ContextService");
        });
        context.execute(() -> order.add("work"));
        assertThat(order).containsExactly("work");
        assertThat(context.isSettled()).isTrue();
    }

    @Test
    void withoutNamesWorkIsSimplyRun() {
        ComponentContext context = new ComponentContext();
        context.capture(true);
        context.execute(() -> order.add("work"));
        assertThat(order).containsExactly("work");
    }

    @Test
    void workRunsOnceWhereItsEnvironmentIsGone() {
        ComponentContext context = captured(() -> work -> {
            throw new IllegalStateException("the site is stopped");
        });
        context.execute(() -> order.add("work"));
        assertThat(order).containsExactly("work");
    }

    @Test
    void workRunsOnceWhereItsEnvironmentCantBeLeft() {
        ComponentContext context = captured(() -> work -> {
            work.run();
            throw new IllegalStateException("can't be left");
        });
        assertThatThrownBy(() -> context.execute(() -> order.add("work"))).hasMessage("can't be left");
        assertThat(order).containsExactly("work");
    }
}
