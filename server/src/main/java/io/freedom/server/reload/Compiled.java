package io.freedom.server.reload;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the compiler made of changed sources, before it is written to the class folder.
 *
 * @param faults why it failed; then there is nothing to write
 * @param sources how many sources were compiled
 * @param files what is to be written and is not there yet, by name below the class folder
 * @param obsolete the names of files that must not be there
 * @param index what is known of the sources once this is written
 * @param state the sources that this was made from
 */
record Compiled(
        List<CompileFault> faults,
        int sources,
        Map<String, byte[]> files,
        Set<String> obsolete,
        SourceIndex index,
        Snapshot state) {

    /** Whether writing it makes a difference. */
    boolean changesAnything() {
        return !files.isEmpty() || !obsolete.isEmpty();
    }

    boolean failed() {
        return !faults.isEmpty();
    }
}
