package io.freedom.scenarios;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * A process of a server, with its output in a file; ended by its own handle, with everything that it started. One that an earlier
 * run of the module left is ended before.
 */
public final class ServerProcess implements AutoCloseable {

    /**
     * Options of a JVM for a server whose life is mostly its start and the start of sites, beside other servers: it should not
     * compile what runs twice, nor collect on several threads.
     */
    public static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration POLL = Duration.ofMillis(50);

    /** A system hands out higher ones to whoever asks for any. */
    private static final int FIRST_PORT = 10_000;

    private static final int PORTS = 20_000;

    /** More than a server needs. */
    private static final int PORTS_OF_A_PROCESS = 16;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process.
     *
     * @param log the file for both of its output streams; emptied first
     * @param environment variables beside those of this process
     */
    public static ServerProcess start(Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        LeftServer left = new LeftServer(Path.of(System.getProperty("scenarios.work"), "server.process"));
        left.end();
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        left.remember(process.toHandle());
        // Some servers ask for a password.
        process.getOutputStream().close();
        return new ServerProcess(process, log);
    }

    /** The java command of the JDK that runs this test. */
    public static String java() {
        return java(Path.of(System.getProperty("java.home")));
    }

    /** The java command of a JDK. */
    public static String java(Path jdk) {
        return jdk.resolve("bin/java").toString();
    }

    /**
     * As many ports of the loopback address as asked for, all free now, all different. A server opens them seconds later: they are
     * none that a system gives to another socket meanwhile, and a build of another server begins to look elsewhere.
     */
    public static List<Integer> freePorts(int count) throws IOException {
        long begin = ProcessHandle.current().pid() * PORTS_OF_A_PROCESS;
        List<Integer> free = LongStream.range(begin, begin + PORTS)
                .mapToInt(number -> FIRST_PORT + (int) (number % PORTS))
                .filter(ServerProcess::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) {
            throw new IOException(count + " ports are needed, and free are only " + free);
        }
        return free;
    }

    /** Also of connections that were closed a moment ago: not each server takes such a port. */
    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Waits for a condition.
     *
     * @throws IllegalStateException with the end of the log, if the process ends or the time is over
     */
    public void awaitUntil(String what, Duration atMost, BooleanSupplier condition) throws IOException {
        Instant end = Instant.now().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "The server " + (process.isAlive() ? "does not " : "ended before it could ") + what
                                + ". The end of " + log + ":\n" + endOfLog());
            }
            pause();
        }
    }

    private void pause() {
        try {
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a server", interrupted);
        }
    }

    public String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    public Path log() {
        return log;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks the process to end, and waits until it has. */
    public void stop(Duration atMost) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the server did not stop in " + atMost);
        }
    }

    /** Ends the process and its descendants at once. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
