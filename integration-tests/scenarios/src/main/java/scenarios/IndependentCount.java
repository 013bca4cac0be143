package scenarios;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests without Freedom, so that "nothing happened" can't pass for "everything is well". */
@WebListener
public class IndependentCount implements ServletContextListener, ServletRequestListener {

    private static final String ARRIVED = "scenarios.arrived";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong arrived = new AtomicLong();

    static IndependentCount of(ServletContext context) {
        return (IndependentCount) context.getAttribute(IndependentCount.class.getName());
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        LoaderMarker.set();
        event.getServletContext().setAttribute(IndependentCount.class.getName(), this);
    }

    /** Some servers call this for every dispatch, with the same attributes. */
    @Override
    public void requestInitialized(ServletRequestEvent event) {
        HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
        if (request.getAttribute(ARRIVED) == null && Totals.counts(request.getRequestURI())) {
            request.setAttribute(ARRIVED, true);
            arrived.incrementAndGet();
        }
        seen.add(Ids.in(request.getQueryString()));
    }

    boolean saw(String name) {
        return seen.contains(name);
    }

    long names() {
        return seen.stream().filter(Ids::isCounted).count();
    }

    long arrived() {
        return arrived.get();
    }
}
