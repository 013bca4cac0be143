package io.freedom.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A file that names the process of a server. The server outlives a JVM that is killed before it could end it; the next one ends
 * it then.
 */
final class LeftServer {

    private static final int PATIENCE = 60;

    private final Path file;

    LeftServer(Path file) {
        this.file = file;
    }

    /** Writes down a process that was started. */
    void remember(ProcessHandle process) throws IOException {
        Optional<Instant> start = process.info().startInstant();
        if (start.isPresent()) {
            Files.writeString(file, process.pid() + "\n" + start.get() + '\n');
        }
    }

    /** Ends the process that was written down, if it still runs; another one that got its number since is left alone. */
    void end() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() == 2) {
            ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(process -> startOf(process).equals(lines.get(1)))
                    .ifPresent(LeftServer::end);
        }
        Files.delete(file);
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static void end(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        CompletableFuture<ProcessHandle> ended = process.onExit();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        ended.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }
}
