package io.freedom.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the documentation, written and read. */
record MatrixPage(List<Cell> cells, Collection<String> faults) {

    /** Differs from run to run. */
    private static final String MEASURED = "Measured in one run";

    private static final String INTRODUCTION = """
            # The matrix

            Each scenario of `integration-tests/scenarios` on each server, with the same WAR. `mvn verify` runs all of them, writes this page
            to `integration-tests/matrix/target/matrix.md`, and fails where the documentation says something else.

            *once* means: `RequestStarted` once, `RequestFinished` once and no second one in a quiet period, with the right outcome, status and
            failure, on a thread with a request context and the site's class loader. A plain listener that knows nothing of Freedom, and the client,
            counted the same. Every scenario runs twice, with the server's completion hook and with the servlet listeners
            (`freedom.completion-hook=none`); where the two differ, both are shown, the hook first. *after 2 s* means that the
            request was finished that much later than its client had, or had left: the watchdog's grace, or the server's own word that came so late. A dash
            means that the server, or the mode, does not offer what the scenario needs. *See below* leads to what the server is known to do wrong;
            the events of such a request still come once.
            """;

    static MatrixPage read(List<String> lines) {
        List<Cell> cells = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> columns = List.of();
        String group = "";
        for (String line : lines) {
            if (line.startsWith("## ")) {
                group = line.substring(3);
                columns = List.of();
            } else if (line.startsWith("| ") && columns.isEmpty()) {
                columns = columns(line);
            } else if (line.startsWith("| ")) {
                List<String> row = columns(line);
                for (int i = 1; i < row.size(); i++) {
                    cells.add(new Cell(group, row.get(0), columns.get(i), row.get(i)));
                }
            } else if (line.startsWith("- ")) {
                faults.add(line.substring(2));
            }
        }
        return new MatrixPage(cells, faults);
    }

    private static List<String> columns(String line) {
        return List.of(line.substring(2, line.length() - 2).split(" \\| "));
    }

    /** The names of a page are those that people read. */
    static MatrixPage of(Results results) {
        Stream<Cell> scenarios = results.cells().stream()
                .map(cell ->
                        new Cell(Words.title(cell.group()), Words.of(cell.scenario()), cell.server(), cell.text()));
        List<Cell> cells = Stream.concat(scenarios, results.figures().stream().map(MatrixPage::figure))
                .toList();
        return new MatrixPage(cells, results.faults());
    }

    private static Cell figure(String[] figure) {
        return new Cell(MEASURED, figure[2] + ", " + figure[1].toLowerCase(Locale.ROOT), figure[0], figure[3]);
    }

    /** This page, with what another says of servers and scenarios that this one knows and has no result of. */
    MatrixPage completedBy(MatrixPage other) {
        List<String> scenarios =
                cells.stream().map(cell -> cell.group() + cell.scenario()).toList();
        TreeSet<String> servers = servers();
        List<Cell> all = new ArrayList<>(cells);
        other.cells.stream()
                .filter(cell -> !servers.contains(cell.server()))
                .filter(cell -> scenarios.contains(cell.group() + cell.scenario()))
                .forEach(all::add);
        TreeSet<String> allFaults = new TreeSet<>(faults);
        other.faults.stream()
                .filter(fault -> servers.stream().noneMatch(server -> fault.startsWith(server + ", ")))
                .forEach(allFaults::add);
        return new MatrixPage(all, allFaults);
    }

    TreeSet<String> servers() {
        return cells.stream().map(Cell::server).collect(Collectors.toCollection(TreeSet::new));
    }

    String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        TreeSet<String> servers = servers();
        for (String group : groups()) {
            page.append("\n## ").append(group).append("\n\n| scenario | ").append(String.join(" | ", servers));
            page.append(" |\n|").append("---|".repeat(servers.size() + 1)).append('\n');
            List<Cell> ofGroup =
                    cells.stream().filter(cell -> cell.group().equals(group)).toList();
            for (String scenario :
                    new TreeSet<>(ofGroup.stream().map(Cell::scenario).toList())) {
                page.append("| ").append(scenario);
                for (String server : servers) {
                    page.append(" | ").append(text(new Cell(group, scenario, server, Cell.NOT_OFFERED)));
                }
                page.append(" |\n");
            }
        }
        if (!faults.isEmpty()) {
            page.append("\n## What servers do wrong\n\n");
            new TreeSet<>(faults)
                    .forEach(fault -> page.append("- ").append(fault).append('\n'));
        }
        return page.toString();
    }

    private TreeSet<String> groups() {
        return cells.stream().map(Cell::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private String text(Cell place) {
        return cells.stream().filter(place::isAt).findFirst().orElse(place).text();
    }

    /**
     * Everything that must be the same in each build, of these servers. What is not offered does not count: a build of few
     * servers knows nothing of it, and some depends on the JDK.
     */
    List<String> settled(Collection<String> ofServers) {
        List<String> settled = new ArrayList<>();
        cells.stream()
                .filter(cell ->
                        ofServers.contains(cell.server()) && !cell.group().equals(MEASURED))
                .filter(cell -> !cell.text().equals(Cell.NOT_OFFERED))
                .sorted(Cell.ORDER)
                .map(Cell::withoutDelay)
                .forEach(cell -> settled.add(cell.toString()));
        faults.stream()
                .filter(fault -> ofServers.stream().anyMatch(server -> fault.startsWith(server + ", ")))
                .sorted()
                .forEach(settled::add);
        return settled;
    }
}
