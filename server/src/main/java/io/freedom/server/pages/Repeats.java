package io.freedom.server.pages;

import java.util.ArrayList;
import java.util.List;

/** Finds what a recursion repeats, so that a thousand frames are told as the few that they are. */
final class Repeats {

    /** Recursion over more methods than that is told frame by frame. */
    private static final int LONGEST_CYCLE = 24;

    private static final int WORTH_TELLING = 2;

    private Repeats() {}

    /**
     * @param frames in a row
     * @param again how often they follow once more; 0 where they do not
     */
    record Run(List<StackTraceElement> frames, int again) {}

    static List<Run> in(List<StackTraceElement> trace) {
        List<Run> runs = new ArrayList<>();
        int single = 0;
        for (int i = 0; i < trace.size(); ) {
            Run run = at(trace, i);
            if (run.again() < WORTH_TELLING) {
                i++;
                continue;
            }
            addSingle(runs, trace.subList(single, i));
            runs.add(run);
            i += run.frames().size() * (run.again() + 1);
            single = i;
        }
        addSingle(runs, trace.subList(single, trace.size()));
        return runs;
    }

    private static void addSingle(List<Run> runs, List<StackTraceElement> frames) {
        if (!frames.isEmpty()) {
            runs.add(new Run(frames, 0));
        }
    }

    /** The shortest cycle that starts here. */
    private static Run at(List<StackTraceElement> trace, int start) {
        for (int size = 1; size <= LONGEST_CYCLE && start + 2 * size <= trace.size(); size++) {
            List<StackTraceElement> cycle = trace.subList(start, start + size);
            int again = 0;
            int next = start + size;
            while (next + size <= trace.size()
                    && trace.subList(next, next + size).equals(cycle)) {
                again++;
                next += size;
            }
            if (again >= WORTH_TELLING) {
                return new Run(cycle, again);
            }
        }
        return new Run(trace.subList(start, start + 1), 0);
    }
}
