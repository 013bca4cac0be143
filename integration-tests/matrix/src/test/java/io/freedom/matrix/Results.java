package io.freedom.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the modules of the servers left in this build: see {@code io.freedom.scenarios.Matrix}. */
final class Results {

    private static final String NOTES = "; ";

    private final Map<String, Map<String, Map<String, String>>> cells = new TreeMap<>();
    private final Set<String> servers = new TreeSet<>();
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> faulty = new HashSet<>();
    private final List<String[]> figures = new ArrayList<>();

    static Results below(Path folder) {
        Results results = new Results();
        // No deeper: below are whole servers.
        try (Stream<Path> files = Files.walk(folder, 4)) {
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
        String name = file.toString();
        Consumer<String[]> reader = name.endsWith("-figures.tsv")
                ? figures::add
                : name.endsWith("-faults.tsv") ? this::addFault : this::add;
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(line -> line.split("\t", -1)).forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] line) {
        servers.add(line[1]);
        cells.computeIfAbsent(line[0], scenario -> new TreeMap<>())
                .computeIfAbsent(line[1], ignored -> new LinkedHashMap<>())
                .merge(line[2], text(line[3]), Results::worse);
    }

    private static String text(String cell) {
        return cell.startsWith("not applicable") ? Cell.NOT_OFFERED : cell.split(NOTES)[0];
    }

    /** A fault is told below the table, whether it showed in this run or not: some are races. */
    private void addFault(String[] line) {
        String scenario = Words.of(line[1].substring(line[1].indexOf('.') + 1));
        faulty.add(line[0] + line[1]);
        faults.add(line[0] + ", " + scenario + ": " + line[2] + " ([source](" + line[3] + "))");
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

    /** Each as "server, scenario: what the user sees", with a link. */
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
                String text = text(byServer.getOrDefault(server, Map.of()));
                String told = faulty.contains(server + scenario) ? text + ", see below" : text;
                all.add(new Cell(scenario.substring(0, dot), scenario.substring(dot + 1), server, told));
            }
        });
        return all;
    }

    private static String text(Map<String, String> modes) {
        if (modes.isEmpty()) {
            return Cell.NOT_OFFERED;
        }
        String both = modes.get("BOTH");
        return both != null
                ? both
                : Cell.of(
                        modes.getOrDefault("HOOK", Cell.NOT_OFFERED),
                        modes.getOrDefault("LISTENERS", Cell.NOT_OFFERED));
    }
}
