package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    @Test
    void aRecursionOverTwoMethodsIsToldOnce() {
        List<StackTraceElement> trace = new ArrayList<>(List.of(frame(9)));
        trace.addAll(Collections.nCopies(500, List.of(frame(1), frame(2))).stream()
                .flatMap(List::stream)
                .toList());
        trace.add(frame(8));

        assertThat(Repeats.in(trace))
                .containsExactly(
                        new Repeats.Run(List.of(frame(9)), 0),
                        new Repeats.Run(List.of(frame(1), frame(2)), 499),
                        new Repeats.Run(List.of(frame(8)), 0));
    }

    @Property
    void nothingOfATraceIsLost(@ForAll("traces") List<StackTraceElement> trace) {
        List<StackTraceElement> told = Repeats.in(trace).stream()
                .flatMap(run ->
                        Stream.iterate(0, i -> i <= run.again(), i -> i + 1).flatMap(i -> run.frames().stream()))
                .toList();

        assertThat(told).isEqualTo(trace);
    }

    @Provide
    Arbitrary<List<StackTraceElement>> traces() {
        return Arbitraries.integers()
                .between(1, 3)
                .map(RepeatsTest::frame)
                .list()
                .ofMaxSize(60);
    }

    private static StackTraceElement frame(int line) {
        return new StackTraceElement("shop.Orders", "total", "Orders.java", line);
    }
}
