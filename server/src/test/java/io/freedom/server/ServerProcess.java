package io.freedom.server;

import static io.freedom.server.Patience.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server as a process of its own, with its own temporary folder, on the class path that the build names in
 * {@code server.class-path}. Its output goes to files, so that it never waits for a reader. Closing it ends it.
 */
final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Serving   http://127[.]0[.]0[.]1:([0-9]+)/");
    private static final Pattern IGNORED_SIGNALS = Pattern.compile("SigIgn:\\s*([0-9a-f]+)");
    private static final int INT_BIT = 1 << 1;

    private final Process process;
    private final Path folder;

    private ServerProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** @param folder an empty folder for its files */
    static ServerProcess start(Path folder, List<String> jvmOptions, List<String> arguments) throws IOException {
        return start(folder, Map.of(), jvmOptions, arguments);
    }

    /** @param environment what is other than in the environment of the tests */
    static ServerProcess start(
            Path folder, Map<String, String> environment, List<String> jvmOptions, List<String> arguments)
            throws IOException {
        List<String> main = List.of("-cp", System.getProperty("server.class-path"), Main.class.getName());
        return start(folder, environment, jvmOptions, main, arguments);
    }

    /** The same with a time of grace that does not end. */
    static ServerProcess startPatient(Path folder, List<String> jvmOptions, List<String> arguments) throws IOException {
        String classPath =
                System.getProperty("server.class-path") + File.pathSeparator + Path.of("target/test-classes");
        List<String> main = List.of("-cp", classPath, PatientMain.class.getName());
        return start(folder, Map.of(), jvmOptions, main, arguments);
    }

    private static ServerProcess start(
            Path folder,
            Map<String, String> environment,
            List<String> jvmOptions,
            List<String> main,
            List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(heedingInterrupts());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")));
        command.addAll(jvmOptions);
        command.addAll(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        // Whoever builds may want colours, or give every JVM options, which it then says.
        builder.environment()
                .keySet()
                .removeAll(Set.of("FORCE_COLOR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ServerProcess(process, folder);
    }

    /**
     * A process that a shell has put into the background ignores SIGINT, its children inherit that, and a JVM respects it.
     * Where the tests run so, {@code env} gives the child the default back.
     */
    private static List<String> heedingInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Matcher ignored = IGNORED_SIGNALS.matcher(Files.readString(status));
            if (ignored.find() && (Long.parseUnsignedLong(ignored.group(1), 16) & INT_BIT) != 0) {
                return List.of("env", "--default-signal=INT");
            }
        }
        return List.of();
    }

    /** Waits for the end of the banner; returns the port. */
    int awaitServing() {
        await().until(() -> !process.isAlive() || out().contains("Stop      Ctrl-C"));
        Matcher address = ADDRESS.matcher(out());
        if (!process.isAlive() || !address.find()) {
            throw new AssertionError("It does not serve." + this);
        }
        return Integer.parseInt(address.group(1));
    }

    /** Asks it to end, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Asks it to end, as a terminal does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Waits for its end; returns its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(Patience.LONG.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("It still runs after " + Patience.LONG + '.' + this);
        }
        return process.exitValue();
    }

    /** What it has written on standard output. */
    String out() {
        return read("out.txt");
    }

    /** What it has written on standard error. */
    String err() {
        return read("err.txt");
    }

    Path temporaryFolder() {
        return folder.resolve("tmp");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "%nstandard output:%n%s%nstandard error:%n%s".formatted(out(), err());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
