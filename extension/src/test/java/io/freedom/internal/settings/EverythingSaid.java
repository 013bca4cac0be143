package io.freedom.internal.settings;

import io.freedom.SettingException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** All that anybody could see of what happens meanwhile: logs of every level, failures with causes as printed, texts of objects. */
public final class EverythingSaid extends Handler implements AutoCloseable {

    private final StringBuffer text = new StringBuffer();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("io.freedom");
    private final Level before = root.getLevel();
    private final @Nullable Level oursBefore = ours.getLevel();
    private final Handler[] others = root.getHandlers();
    private final List<Exception> failures = new ArrayList<>();

    public EverythingSaid() {
        for (Handler other : others) {
            root.removeHandler(other); // the log at this level would fill the console
        }
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        ours.setLevel(Level.ALL); // the configuration of the tests' log has a level of its own for it
        root.addHandler(this);
    }

    /** Takes a failure down as a server prints it. */
    public void attempt(Callable<?> call) {
        try {
            say(call.call());
        } catch (Exception e) {
            failures.add(e);
            say(e);
        }
    }

    public void say(Object object) {
        text.append(object).append('\n');
        if (object instanceof Throwable failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            text.append(trace).append('\n');
        }
        if (object instanceof SettingException fault) {
            text.append(fault.facts()).append('\n');
            text.append(FaultReport.of(List.of(fault, fault))).append('\n');
        }
    }

    public String text() {
        return text.toString();
    }

    /** The lines that have a text in them: what to assert on, because all that was said is too long for a message. */
    public List<String> linesWith(String part) {
        return text().lines().filter(line -> line.contains(part)).toList();
    }

    public List<Exception> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void publish(LogRecord record) {
        text.append(formatter.format(record)).append('\n');
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        ours.setLevel(oursBefore);
        for (Handler other : others) {
            root.addHandler(other);
        }
    }
}
