package io.freedom.connections;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Freedom logs while this is open. */
final class FreedomLog implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.freedom");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    FreedomLog() {
        logger.addHandler(handler);
    }

    /** The messages with an id, in their order. */
    List<String> messages(String id) {
        return records(id).stream().map(LogRecord::getMessage).toList();
    }

    List<LogRecord> records(String id) {
        return records.stream()
                .filter(logged ->
                        logged.getMessage() != null && logged.getMessage().startsWith(id))
                .toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
