package io.freedom.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives in the heap of a JVM after a full garbage collection, as {@code jcmd} tells it. */
final class Heap {

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    /** A JVM that is busy may take longer to listen than the ten seconds that jcmd waits by itself. */
    private static final String PATIENT = "-J-Dsun.tools.attach.attachTimeout=120000";

    private static final Pattern TOTAL = Pattern.compile("Total\\s+(\\d+)\\s+(\\d+)\\s*");

    private final List<String> histogram;

    private Heap(List<String> histogram) {
        this.histogram = histogram;
    }

    static Heap of(ProcessHandle jvm) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            // To a file: the JVM writes while all its threads stand still, and one of them would have to empty a pipe
            // where it
            // asks about itself.
            Path told = Files.createTempFile("histogram", ".txt");
            try {
                Process process = new ProcessBuilder(jcmd, PATIENT, Long.toString(jvm.pid()), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile())
                        .start();
                int status = process.waitFor();
                List<String> lines = Files.readAllLines(told);
                if (status != 0) {
                    throw new IllegalStateException("jcmd failed: " + lines);
                }
                return new Heap(lines);
            } finally {
                Files.delete(told);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many class loaders of sites are there: each has a class of this name, with an instance. */
    long loadersOfSites() {
        return loadersOf("scenarios.LoaderMarker");
    }

    /** How many class loaders have a class of this name with an instance. */
    long loadersOf(String className) {
        return rows(className).count();
    }

    long instancesOf(String className) {
        return rows(className).mapToLong(row -> Long.parseLong(row.group(1))).sum();
    }

    long bytes() {
        return histogram.stream()
                .map(TOTAL::matcher)
                .filter(Matcher::matches)
                .mapToLong(total -> Long.parseLong(total.group(2)))
                .findFirst()
                .orElseThrow();
    }

    private java.util.stream.Stream<Matcher> rows(String className) {
        return histogram.stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && row.group(3).equals(className));
    }
}
