package io.freedom.internal.jdbc;

import java.lang.ref.WeakReference;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The statements that a connection made, so that those that are left open are closed with their result sets. A request may
 * make any number of them: closed ones and ones that nobody can reach are forgotten as more come.
 *
 * <p>Threading: may be used by any thread. Nothing that may block is called under the lock but {@code isClosed}, which every
 * driver answers by itself.
 */
final class OpenStatements {

    private static final int FEW = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Queue<WeakReference<Statement>> made;
    private int most = FEW;

    void add(Statement statement) {
        lock.lock();
        try {
            Queue<WeakReference<Statement>> statements = made;
            if (statements == null) {
                statements = new ArrayDeque<>();
                made = statements;
            } else if (statements.size() >= most) {
                statements.removeIf(OpenStatements::isOver);
                most = Math.max(FEW, 2 * statements.size());
            }
            statements.add(new WeakReference<>(statement));
        } finally {
            lock.unlock();
        }
    }

    /** How many are remembered. */
    int count() {
        lock.lock();
        try {
            return made == null ? 0 : made.size();
        } finally {
            lock.unlock();
        }
    }

    /** Closes what is open, the latest first, each of them whatever happens to the others. */
    void close(Undoing undoing) {
        for (Statement statement : takeOpen()) {
            undoing.step(statement::close);
        }
    }

    private Iterable<Statement> takeOpen() {
        lock.lock();
        try {
            ArrayDeque<Statement> open = new ArrayDeque<>();
            if (made != null) {
                for (Iterator<WeakReference<Statement>> all = made.iterator(); all.hasNext(); ) {
                    Statement statement = all.next().get();
                    if (statement != null && !isClosed(statement)) {
                        open.addFirst(statement);
                    }
                }
                made = null;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOver(WeakReference<Statement> reference) {
        Statement statement = reference.get();
        return statement == null || isClosed(statement);
    }

    private static boolean isClosed(Statement statement) {
        try {
            return statement.isClosed();
        } catch (Throwable unknown) {
            return false;
        }
    }
}
