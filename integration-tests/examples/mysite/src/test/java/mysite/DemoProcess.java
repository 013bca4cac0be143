package mysite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The README's command as a process: {@code mvn -Pdemo}, with the Maven, the JDK and the local repository of this build. Its
 * output goes to a file. Closing it ends it, and whatever it started.
 */
final class DemoProcess implements AutoCloseable {

    private static final int TAIL = 40;
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern SERVING = Pattern.compile("  Serving   http://127\\.0\\.0\\.1:([0-9]+)/");

    private final Process process;
    private final Path log;

    private DemoProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param port 0 for any that is free when the site is served, which is long after the build began */
    static DemoProcess start(Path project, int port, Path log) throws IOException {
        ProcessBuilder maven = new ProcessBuilder(
                System.getProperty("demo.maven"),
                "-Pdemo",
                "-Dfreedom.address=127.0.0.1:" + port,
                "-Dmaven.repo.local=" + System.getProperty("demo.repository"));
        Map<String, String> environment = maven.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // What the Maven that runs these tests has set for itself, and what would change the site.
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.contains("SETTINGS_MODULE"));
        Process process = maven.directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new DemoProcess(process, log);
    }

    boolean runs() {
        return process.isAlive();
    }

    void terminate() {
        process.destroy();
    }

    int awaitEnd(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It still runs after " + atMost + ". " + tail());
        }
        return process.exitValue();
    }

    /** Where it says that it serves the site. */
    OptionalInt port() {
        return lines().stream()
                .map(SERVING::matcher)
                .filter(Matcher::matches)
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .findFirst();
    }

    /** What it has written, without colours; the end of it may be half a character. */
    List<String> lines() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> COLOUR.matcher(line).replaceAll(""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of the log, for the message of a failure. */
    String tail() {
        List<String> lines = lines();
        return "The end of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }
}
