package io.freedom.internal.resources;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Things with names that write down when they are closed. */
final class Closing {

    final List<String> closed = new CopyOnWriteArrayList<>();

    AutoCloseable thing(String name) {
        return () -> closed.add(name);
    }

    Resource resource(String name) {
        return new PlainResource(thing(name));
    }
}
