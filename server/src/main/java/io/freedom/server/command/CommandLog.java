package io.freedom.server.command;

import io.freedom.server.command.Terminal.Colour;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log of a command: one line a record on the standard error stream, and the trace where there is one. What Jetty, Weld
 * and the connection pool say of every start is left out; their warnings are not.
 *
 * <p>{@code java.util.logging} belongs to the whole JVM. So this is for commands only, it leaves alone what somebody has
 * configured, and it is undone at the end of the command.
 */
final class CommandLog {

    private static final List<String> TALKATIVE = List.of("org.eclipse.jetty", "org.jboss.weld", "com.zaxxer.hikari");

    /** Held, because the log manager holds its loggers weakly and their levels would be lost. */
    private final List<Logger> quiet = TALKATIVE.stream().map(Logger::getLogger).toList();

    private final Logger root = Logger.getLogger("");
    private final List<Handler> before = List.of(root.getHandlers());
    private final Handler handler = new ConsoleHandler();
    private final boolean ours = isUntouched(before);
    private final Terminal terminal;

    /** @param terminal where the log is read, too */
    CommandLog(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command. */
    public void during(Runnable command) {
        if (!ours) {
            command.run();
            return;
        }
        configure();
        try {
            command.run();
        } finally {
            restore();
        }
    }

    private void configure() {
        handler.setFormatter(new OneLine(terminal));
        handler.setFilter(CommandLog::isNews);
        before.forEach(root::removeHandler);
        root.addHandler(handler);
        quiet.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private void restore() {
        quiet.forEach(logger -> logger.setLevel(null));
        root.removeHandler(handler);
        before.forEach(root::addHandler);
    }

    private static boolean isUntouched(List<Handler> handlers) {
        LogManager manager = LogManager.getLogManager();
        return manager.getClass() == LogManager.class
                && System.getProperty("java.util.logging.config.file") == null
                && System.getProperty("java.util.logging.config.class") == null
                && handlers.size() == 1
                && handlers.get(0).getClass() == ConsoleHandler.class;
    }

    /** The banner says what a site says when it has started, and Jetty throws the failure that it logs. */
    private static boolean isNews(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        boolean started = "io.freedom".equals(entry.getLoggerName()) && message.startsWith("Freedom: ");
        return !started && !message.startsWith("Failed startup of context");
    }

    /** Threading: any thread. */
    static final class OneLine extends Formatter {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

        private final Terminal terminal;

        OneLine(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public String format(LogRecord entry) {
            LocalTime time = LocalTime.ofInstant(entry.getInstant(), ZoneId.systemDefault());
            StringWriter text = new StringWriter();
            PrintWriter line = new PrintWriter(text);
            line.printf(
                    "%s %s %s%s%n", TIME.format(time), level(entry.getLevel()), source(entry), formatMessage(entry));
            if (entry.getThrown() != null) {
                ShortTrace.of(entry.getThrown()).forEach(line::println);
            }
            return text.toString();
        }

        /** The server's own messages need no origin. */
        private static String source(LogRecord entry) {
            String name = String.valueOf(entry.getLoggerName());
            return name.startsWith("io.freedom.server") ? "" : name + ": ";
        }

        private String level(Level level) {
            if (level == Level.SEVERE) {
                return terminal.paint(Colour.BAD, "ERROR");
            }
            return level == Level.WARNING ? terminal.paint(Colour.WARNING, level.getName()) : level.getName();
        }
    }
}
