package io.freedom.connections;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The memcached of this machine, in a process of its own on a free port of the loopback address. There is none in a jar. */
public final class Memcached implements AutoCloseable {

    public static final String ABSENT = "memcached is not installed: apt-get install memcached";

    private static final String HERE = InetAddress.getLoopbackAddress().getHostAddress();

    private final Process process;
    private final int port;

    private Memcached(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static boolean isInstalled() {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "memcached")));
    }

    public static Memcached start() throws IOException {
        int port = Redis.freePort();
        List<String> command =
                new ArrayList<>(List.of("memcached", "-l", HERE, "-p", Integer.toString(port), "-U", "0"));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        return new Memcached(
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                port);
    }

    public int port() {
        return port;
    }

    /** Whether it answers. */
    public boolean isUp() {
        try {
            return process.isAlive() && !ask("version").isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** How many connections of clients there are, but this one's own: {@code stats conns} tells of each what it does. */
    public long connections() throws IOException {
        return ask("stats conns").stream()
                        .filter(line -> line.matches("STAT \\d+:state (?!conn_listening).*"))
                        .count()
                - 1;
    }

    private List<String> ask(String command) throws IOException {
        try (Socket socket = new Socket(HERE, port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((command + "\r\nquit\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
