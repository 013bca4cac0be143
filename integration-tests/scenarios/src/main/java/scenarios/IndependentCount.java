package scenarios;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests without Freedom, so that "nothing happened" can't pass for "everything is well". */
@WebListener
public class IndependentCount implements ServletRequestListener {

    static final String SEEN = "scenarios.seen";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
        seen.add(Ids.in(request.getQueryString()));
        event.getServletContext().setAttribute(SEEN, seen);
    }
}
