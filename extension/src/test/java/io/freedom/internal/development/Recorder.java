package io.freedom.internal.development;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The class loader of a server that keeps all that its site tells. */
public final class Recorder extends ClassLoader implements Consumer<Map<String, Object>> {

    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private final Consumer<Map<String, Object>> then;

    public Recorder(ClassLoader parent) {
        this(parent, event -> {});
    }

    /** @param then also gets each event, once it is kept */
    public Recorder(ClassLoader parent, Consumer<Map<String, Object>> then) {
        super(parent);
        this.then = then;
    }

    @Override
    public void accept(Map<String, Object> event) {
        events.add(event);
        then.accept(event);
    }

    /** In the order in which they were told. */
    public List<String> names() {
        return events.stream().map(event -> (String) event.get("event")).toList();
    }

    /** The only one of its name. */
    public Map<String, Object> event(String name) {
        List<Map<String, Object>> found = all(name);
        if (found.size() != 1) {
            throw new AssertionError(name + " was told " + found.size() + " times: " + names());
        }
        return found.get(0);
    }

    public List<Map<String, Object>> all(String name) {
        return events.stream().filter(event -> name.equals(event.get("event"))).toList();
    }

    /** What a supplier in an event gives. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> rows(Map<String, Object> event, String key) {
        return ((Supplier<List<Map<String, Object>>>) event.get(key)).get();
    }
}
