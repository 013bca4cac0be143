package connections;

import io.freedom.RequestBound;
import io.freedom.RequestResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Pages that work with the server's own data sources, transactions and entity managers, where a server has them. */
@ApplicationScoped
public class ContainerPages {

    @Inject
    RequestResources resources;

    @Inject
    Units units;

    @Inject
    ContainerWork work;

    @Inject
    @Any
    Instance<DataSource> databases;

    /** The server's own database by a producer field that is bound; the field's bean is not asked for elsewhere. */
    void bound(HttpServletResponse response) throws Exception {
        Connection connection = databases
                .select(RequestBound.Literal.INSTANCE, Standard.Literal.INSTANCE)
                .get()
                .getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().executeQuery("values 1").next();
        Answer.give(response, "container/bound");
    }

    /** The server's own database, whatever it is. */
    void standard(HttpServletResponse response) throws Exception {
        Connection connection = tracked("java:comp/DefaultDataSource").getConnection();
        connection.setAutoCommit(false);
        Statement statement = connection.createStatement();
        statement.executeQuery("values 1").next();
        Answer.give(response, "container/standard");
    }

    private DataSource tracked(String name) throws NamingException {
        return resources.track(InitialContext.doLookup(name));
    }

    void orders(HttpServletResponse response) throws Exception {
        LeakPages.leave(work.orders().getConnection(), "container/orders");
        Answer.give(response, "container/orders");
    }

    void transactional(HttpServletResponse response) throws Exception {
        work.twice("container/transactional");
        Answer.give(response, "container/transactional");
    }

    void transactionalThatFails() throws SQLException {
        work.twiceAndFail("container/transactional-fails");
    }

    /** An entity manager of the request's own beside the server's. */
    void beside(HttpServletResponse response) throws Exception {
        EntityManager own = resources.acquire("entities", units::open);
        own.getTransaction().begin();
        own.persist(new Visit(UUID.randomUUID().toString(), "container/beside-own"));
        own.flush();
        work.once("container/beside");
        Answer.give(response, "container/beside");
    }

    /** A transaction of the server's that nobody ends. */
    void openTransaction(HttpServletResponse response) throws Exception {
        UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
        transaction.begin();
        Work.write(work.orders().getConnection(), "container/open-transaction");
        Answer.give(response, "container/open-transaction");
    }

    /** In two dispatches of one asynchronous request, each of which asks for the connection by its name. */
    void twoDispatches(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Connection connection = resources.acquire("server-orders", work.orders()::getConnection);
        Work.write(connection, "container/two-dispatches");
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            Answer.give(response, "container/two-dispatches");
        } else {
            request.startAsync().dispatch();
        }
    }
}
