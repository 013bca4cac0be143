package io.freedom.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the modules of the servers left in this build: see {@code io.freedom.scenarios.Matrix}. */
final class Results {

    private static final String FAULT = "the server's fault: ";
    private static final String NOT_OFFERED = "–";

    private final Map<String, Map<String, Map<String, String>>> cells = new TreeMap<>();
    private final Set<String> servers = new TreeSet<>();
    private final Set<String> faults = new TreeSet<>();
    private final List<String[]> figures = new ArrayList<>();

    static Results below(Path folder) {
        Results results = new Results();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.getParent().endsWith("target/matrix"))
                    .filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .forEach(results::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }

    private void read(Path file) {
        boolean isFigures = file.toString().endsWith("-figures.tsv");
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(line -> line.split("\t", -1)).forEach(isFigures ? figures::add : this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] line) {
        String server = line[1];
        servers.add(server);
        cells.computeIfAbsent(line[0], scenario -> new TreeMap<>())
                .computeIfAbsent(server, ignored -> new LinkedHashMap<>())
                .merge(line[2], text(line[0], server, line[3]), Results::worse);
    }

    /** A fault is told once, below the table. */
    private String text(String scenario, String server, String cell) {
        if (cell.startsWith("not applicable")) {
            return NOT_OFFERED;
        }
        int fault = cell.indexOf(FAULT);
        if (fault < 0) {
            return cell;
        }
        faults.add(server + ", " + Words.of(scenario.substring(scenario.indexOf('.') + 1)) + ": "
                + cell.substring(fault + FAULT.length()));
        return cell.substring(0, fault).replaceAll("; $", "") + ", see below";
    }

    private static String worse(String one, String other) {
        return Stream.of(one, other)
                .max(Comparator.comparing((String text) -> text.equals("FAILED"))
                        .thenComparing(String::length))
                .orElseThrow();
    }

    Set<String> servers() {
        return servers;
    }

    /** Each as "server, scenario: what the user sees (link)". */
    Set<String> faults() {
        return faults;
    }

    /** Each as server, mode, name, value. */
    List<String[]> figures() {
        return figures;
    }

    /** A server that has no result of a scenario that others have does not offer what it needs. */
    List<Cell> cells() {
        List<Cell> all = new ArrayList<>();
        cells.forEach((scenario, byServer) -> {
            int dot = scenario.indexOf('.');
            for (String server : servers) {
                all.add(new Cell(
                        scenario.substring(0, dot),
                        scenario.substring(dot + 1),
                        server,
                        text(byServer.getOrDefault(server, Map.of()))));
            }
        });
        return all;
    }

    private static String text(Map<String, String> modes) {
        if (modes.isEmpty()) {
            return NOT_OFFERED;
        }
        String both = modes.get("BOTH");
        return both != null
                ? both
                : Cell.of(modes.getOrDefault("HOOK", NOT_OFFERED), modes.getOrDefault("LISTENERS", NOT_OFFERED));
    }
}
