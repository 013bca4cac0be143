package scenarios;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What an observer can use where it runs. Everything is looked up by name: some servers have nothing of it. */
@ApplicationScoped
public class Environment {

    private static final String ABSENT = "absent";

    @Inject
    Note note;

    /** One line: the thread, the site's naming context, transactions, and the bean of the request. */
    String describe() {
        boolean site = Thread.currentThread().getContextClassLoader() == Environment.class.getClassLoader();
        return "naming=" + naming() + " jta=" + transaction() + " own=" + note.text() + " loader=" + site + " thread="
                + Thread.currentThread().getName();
    }

    private static String naming() {
        try {
            return String.valueOf(new InitialContext().<Object>lookup("java:comp/env/scenario"));
        } catch (NamingException absent) {
            return ABSENT;
        }
    }

    /** Begins a transaction, where none may be under way, and commits it. */
    private static String transaction() {
        try {
            Class<?> type = Class.forName("jakarta.transaction.UserTransaction");
            Object transaction = new InitialContext().lookup("java:comp/UserTransaction");
            Object before = type.getMethod("getStatus").invoke(transaction);
            type.getMethod("begin").invoke(transaction);
            Object begun = type.getMethod("getStatus").invoke(transaction);
            type.getMethod("commit").invoke(transaction);
            return before + "," + begun + "," + type.getMethod("getStatus").invoke(transaction);
        } catch (NamingException | ClassNotFoundException absent) {
            return ABSENT;
        } catch (InvocationTargetException refused) {
            return "refused:" + refused.getCause();
        } catch (ReflectiveOperationException unexpected) {
            return "unexpected:" + unexpected;
        }
    }
}
