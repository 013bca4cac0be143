package io.freedom.junit;

import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a test factory has returned, and JUnit asks for one by one: made with the overrides of the factory's. */
final class DynamicNodes {

    private DynamicNodes() {}

    /** @param nodes of any of the types that JUnit takes; those that are there already are left as they are */
    static Object within(Overriding overriding, Object nodes) {
        if (nodes instanceof Stream<?> stream) {
            return within(overriding, stream);
        }
        if (nodes instanceof Iterator<?> iterator) {
            return within(overriding, iterator);
        }
        return nodes instanceof Iterable<?> iterable && !(nodes instanceof Collection<?>)
                ? within(overriding, iterable)
                : nodes;
    }

    private static <T> Stream<T> within(Overriding overriding, Stream<T> nodes) {
        Spliterator<T> each =
                Spliterators.spliteratorUnknownSize(within(overriding, nodes.iterator()), Spliterator.ORDERED);
        return StreamSupport.stream(each, false).onClose(nodes::close);
    }

    private static <T> Iterable<T> within(Overriding overriding, Iterable<T> nodes) {
        return () -> within(overriding, overriding.lend(nodes::iterator));
    }

    private static <T> Iterator<T> within(Overriding overriding, Iterator<T> nodes) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return overriding.lend(nodes::hasNext);
            }

            @Override
            public T next() {
                return overriding.lend(nodes::next);
            }
        };
    }
}
