package io.freedom.matrix;

import java.util.Comparator;

/**
 * How one scenario went on one server.
 *
 * @param group the class of the scenario, such as {@code DispatchScenario}
 * @param scenario its method
 * @param text such as {@code once}; where the two modes differ, both, that of the hook first
 */
record Cell(String group, String scenario, String server, String text) {

    /** What the server, or the mode, does not offer. */
    static final String NOT_OFFERED = "–";

    /** Behind the modes, where a fault of the server is told below the table. */
    private static final String FAULT = ", see below";

    static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::group).thenComparing(Cell::scenario).thenComparing(Cell::server);

    boolean isAt(Cell other) {
        return ORDER.compare(this, other) == 0;
    }

    /** Without what differs from run to run: how late an end was. */
    Cell withoutDelay() {
        String plain = text.replaceAll(", after \\d+ s", "");
        boolean faulty = plain.endsWith(FAULT);
        String modes = faulty ? plain.substring(0, plain.length() - FAULT.length()) : plain;
        return new Cell(group, scenario, server, unite(modes) + (faulty ? FAULT : ""));
    }

    private static String unite(String text) {
        String[] modes = text.split(" · ");
        return modes.length == 2 && modes[0].equals(modes[1]) ? modes[0] : text;
    }

    /** What a mode's results are worth together: the same scenario may have run several times. */
    static String of(String hook, String listeners) {
        return unite(hook + " · " + listeners);
    }
}
