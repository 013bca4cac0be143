package io.freedom.internal.request;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged under Freedom's name, until it is closed. */
public final class LoggedMessages extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.freedom");
    private final List<LogRecord> entries = new CopyOnWriteArrayList<>();

    public LoggedMessages() {
        logger.addHandler(this);
    }

    public List<String> messages() {
        return entries.stream().map(LogRecord::getMessage).toList();
    }

    /** The same with their levels, and what was thrown. */
    public List<LogRecord> entries() {
        return entries;
    }

    @Override
    public void publish(LogRecord entry) {
        entries.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
