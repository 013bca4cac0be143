package connections;

import io.freedom.RequestResources;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The mistakes that sites make with connections; one page for each. */
@ApplicationScoped
public class MistakePages {

    private static final int ENOUGH = 16 * 1024;

    private final AtomicReference<@Nullable Connection> kept = new AtomicReference<>();

    @Inject
    RequestResources resources;

    @Inject
    DataSource pool;

    @Inject
    ForgetfulPool forgetful;

    private @Nullable DataSource database;

    @PostConstruct
    void track() {
        database = resources.track(pool);
    }

    private Connection open() throws SQLException {
        if (database == null) {
            throw new IllegalStateException();
        }
        return database.getConnection();
    }

    private Connection openForgetful() throws SQLException {
        return resources.track(forgetful.pool()).getConnection();
    }

    void neverCloses(HttpServletResponse response) throws Exception {
        Work.write(open(), "never-closes");
        Answer.give(response, "never-closes");
    }

    void throwsBeforeItCloses() throws SQLException {
        Connection connection = open();
        Work.write(connection, "throws");
        if (!connection.isClosed()) {
            throw new IllegalStateException("connections: on purpose");
        }
        connection.close();
    }

    void forgetsToCommit(HttpServletResponse response) throws Exception {
        try (Connection connection = openForgetful()) {
            connection.setAutoCommit(false);
            Work.write(connection, "forgets-to-commit");
        }
        Answer.give(response, "forgets-to-commit");
    }

    void changesTheSession(HttpServletResponse response) throws Exception {
        try (Connection connection = openForgetful()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setSchema("pg_catalog");
        }
        Answer.give(response, "changes-the-session");
    }

    /** What the next one gets. */
    void session(HttpServletResponse response) throws Exception {
        try (Connection connection = forgetful.pool().getConnection()) {
            Answer.give(
                    response,
                    connection.getAutoCommit() + " " + connection.isReadOnly() + " "
                            + connection.getTransactionIsolation() + " " + connection.getSchema());
        }
    }

    /** Two services of the site's, each of which takes a connection for itself. */
    void takesTwo(HttpServletResponse response) throws Exception {
        Connection one = resources.acquire("database", pool::getConnection);
        Connection two = resources.acquire("database", pool::getConnection);
        Work.write(one, "takes-two");
        Work.write(two, "takes-two");
        Answer.give(response, "takes-two");
    }

    void streamsToAClientThatLeaves(HttpServletResponse response) throws Exception {
        Work.write(open(), "client-leaves");
        byte[] block = new byte[64 * 1024];
        for (int i = 0; i < ENOUGH; i++) {
            response.getOutputStream().write(block);
            response.getOutputStream().flush();
        }
    }

    void neverCompletes(HttpServletRequest request) throws SQLException {
        AsyncContext async = request.startAsync();
        async.setTimeout(300);
        Work.write(open(), "never-completes");
    }

    void forgetsOnAnotherThread(HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        RequestResources mine = resources.current();
        Thread other = new Thread(
                () -> {
                    HttpServletResponse response = (HttpServletResponse) async.getResponse();
                    try {
                        Work.write(mine.track(pool).getConnection(), "other-thread");
                        Answer.give(response, "other-thread");
                    } catch (Exception failure) {
                        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                    } finally {
                        async.complete();
                    }
                },
                "connections-other");
        other.start();
    }

    /** Keeps it in a field, for the next one. */
    void keepsIt(HttpServletResponse response) throws Exception {
        kept.set(open());
        Answer.give(response, "kept");
    }

    /** Works with what another request has kept. */
    void usesWhatIsKept(HttpServletResponse response) throws Exception {
        Connection connection = kept.get();
        try {
            if (connection == null) {
                throw new IllegalStateException("nothing is kept");
            }
            Work.write(connection, "kept");
            Answer.give(response, "written");
        } catch (SQLException refused) {
            Answer.give(response, refused.getSQLState() + " closed=" + connection.isClosed());
        }
    }
}
