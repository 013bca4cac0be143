package io.freedom.server.reload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one run of the compiler came to. Nothing is written yet.
 *
 * @param faults why it failed; empty where it did not
 * @param units what is known of each source that was compiled; empty where it failed
 * @param files the contents of every file that it made, by name below the class folder; empty where it failed
 */
record Compilation(List<CompileFault> faults, Map<Path, SourceUnit> units, Map<String, byte[]> files) {

    Compilation {
        faults = List.copyOf(faults);
        units = Map.copyOf(units);
        files = Map.copyOf(files);
    }

    static Compilation failed(List<CompileFault> faults) {
        return new Compilation(faults, Map.of(), Map.of());
    }

    boolean failed() {
        return !faults.isEmpty();
    }
}
