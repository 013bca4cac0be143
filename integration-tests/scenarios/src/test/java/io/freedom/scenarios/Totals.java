package io.freedom.scenarios;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the site counts, without the requests that ask for it.
 *
 * @param started requests that Freedom told of
 * @param arrived requests that a plain listener saw
 * @param open those that are started and not finished
 * @param repeated those that were told twice
 * @param named how many names of requests Freedom told of
 * @param seen how many names of requests a plain listener saw
 */
record Totals(long started, long finished, long arrived, String open, String repeated, int named, int seen) {

    static Totals of(Client client) {
        Map<String, String> values = client.ask("/totals")
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        return new Totals(
                Long.parseLong(values.get("started")),
                Long.parseLong(values.get("finished")),
                Long.parseLong(values.get("arrived")),
                values.get("open"),
                values.get("repeated"),
                Integer.parseInt(values.get("named")),
                Integer.parseInt(values.get("seen")));
    }

    boolean isQuiet() {
        return open.equals("[]") && started == finished;
    }
}
