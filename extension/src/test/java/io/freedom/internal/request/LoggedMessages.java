package io.freedom.internal.request;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged under Freedom's name, until it is closed. */
public final class LoggedMessages extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.freedom");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public LoggedMessages() {
        logger.addHandler(this);
    }

    public List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
