package connections;

import io.freedom.RequestResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Pages that hold their connections until they are told to go on, and resources that don't close as they should. */
@ApplicationScoped
public class FaultPages {

    private static final long PATIENCE = 60;

    private final Semaphore entered = new Semaphore(0);
    private final Semaphore gate = new Semaphore(0);

    @Inject
    RequestResources resources;

    @Inject
    Work work;

    /** Holds all three, and works on with the database when it may. */
    void hold(HttpServletResponse response) throws Exception {
        Connection connection = work.with(resources, "hold");
        enter();
        Work.write(connection, "hold");
        connection.commit();
        Answer.give(response, "hold");
    }

    /** Holds all three, and does no more with them. */
    void holdOnly(HttpServletResponse response) throws Exception {
        work.with(resources, "hold-only");
        enter();
        Answer.give(response, "hold-only");
    }

    private void enter() throws InterruptedException {
        entered.release();
        pass();
    }

    private void pass() throws InterruptedException {
        if (!gate.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody opened the gate");
        }
    }

    /** Waits until as many have come to the gate. */
    void awaitEntered(HttpServletResponse response) throws Exception {
        Answer.give(response, entered.tryAcquire(PATIENCE, TimeUnit.SECONDS) ? "entered" : "nobody");
    }

    /** Lets one through the gate. */
    void open(HttpServletResponse response) throws Exception {
        gate.release();
        Answer.give(response, "open");
    }

    void closeThatThrows(HttpServletResponse response) throws Exception {
        work.with(resources, "close-throws");
        resources.acquire("broken", () -> (Broken) () -> {
            throw new IllegalStateException("connections: close on purpose");
        });
        resources.acquire("last", () -> (Broken) () -> {});
        Answer.give(response, "close-throws");
    }

    void closeThatBlocks(HttpServletResponse response) throws Exception {
        work.with(resources, "close-blocks");
        resources.acquire("blocked", () -> (Broken) () -> {
            entered.release();
            gate.acquireUninterruptibly(); // the worst kind: even an interruption does not end it
        });
        Answer.give(response, "close-blocks");
    }

    /** What is closed without a checked exception. */
    private interface Broken extends AutoCloseable {

        @Override
        void close();
    }
}
