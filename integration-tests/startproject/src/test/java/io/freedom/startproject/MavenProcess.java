package io.freedom.startproject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maven, as a person calls it: the one that runs this build, with the same JDK. Its output goes to a file. Closing it ends it, and
 * whatever it started.
 */
final class MavenProcess implements AutoCloseable {

    /** For a build of everything that a site needs, on a busy machine. */
    static final Duration BUILD = Duration.ofMinutes(10);

    private static final int TAIL = 40;
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern SERVING = Pattern.compile("  Serving   http://127\\.0\\.0\\.1:([0-9]+)/");

    private final Process process;
    private final Path log;

    private MavenProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param repository the local repository that it uses */
    static MavenProcess start(Path folder, Path repository, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("startproject.maven"), "-B", "-Dmaven.repo.local=" + repository));
        if (Boolean.getBoolean("startproject.offline")) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        ProcessBuilder maven = new ProcessBuilder(command);
        Map<String, String> environment = maven.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // What the Maven that runs these tests has set for itself, and what would change the site.
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.contains("SETTINGS_MODULE"));
        Process process = maven.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new MavenProcess(process, log);
    }

    boolean runs() {
        return process.isAlive();
    }

    void terminate() {
        process.destroy();
    }

    int awaitEnd() throws InterruptedException {
        return awaitEnd(BUILD);
    }

    int awaitEnd(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It still runs after " + atMost + ". " + tail());
        }
        return process.exitValue();
    }

    /** The port that the site is served at, once it is: with {@code -Dfreedom.address=0} one that was free then. */
    int awaitPort() {
        await().atMost(BUILD).until(() -> !runs() || port().isPresent());
        assertThat(runs()).as(this::tail).isTrue();
        return port().orElseThrow();
    }

    private OptionalInt port() {
        return lines().stream()
                .map(SERVING::matcher)
                .filter(Matcher::matches)
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .findFirst();
    }

    /** What answers at a port of this machine. */
    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(BUILD)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
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
