package io.freedom.internal.application;

import io.freedom.ApplicationException;
import io.freedom.HttpApplication;
import io.freedom.Middleware;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.Servlet;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates the chosen application and builds the chain of middleware around it, once per deployment. */
public final class ApplicationBinding {

    private final BeanManager beanManager;
    private final MiddlewareOrder order;
    private final List<CreationalContext<?>> dependents = new ArrayList<>();

    public ApplicationBinding(BeanManager beanManager, MiddlewareOrder order) {
        this.beanManager = beanManager;
        this.order = order;
    }

    /** For whoever asks for the application while it is created. */
    public static ApplicationException underWay(Candidate candidate) {
        return ApplicationProblems.injectsItself(candidate);
    }

    /** @throws ApplicationException if the application or its chain can't be made; nothing is left behind */
    public BoundApplication bind(Candidate candidate) {
        try {
            HttpApplication application = create(candidate);
            List<Bean<?>> outermostFirst = middleware();
            return new BoundApplication(
                    candidate,
                    application,
                    outermostFirst.stream().map(order::describe).toList(),
                    wrap(application, outermostFirst, candidate),
                    this::release);
        } catch (RuntimeException | Error failure) {
            release();
            throw failure;
        }
    }

    @SuppressWarnings("UnnecessaryMethodReference") // It is what hides init and destroy.
    private HttpApplication create(Candidate candidate) {
        Object instance;
        try {
            instance = obtain(candidate.bean(), candidate.servingType().orElseThrow());
        } catch (RuntimeException | Error failure) {
            throw ApplicationProblems.creationFailed(candidate, failure);
        }
        if (instance == null) {
            throw ApplicationProblems.nothingCreated(candidate);
        }
        if (instance instanceof HttpApplication application) {
            // An instance for each request, say, can't be initialised for all of them.
            return livesAsLongAsTheSite(candidate.bean()) ? application : application::handle;
        }
        return HttpApplication.of((Servlet) instance);
    }

    private boolean livesAsLongAsTheSite(Bean<?> bean) {
        return bean.getScope() == ApplicationScoped.class || !beanManager.isNormalScope(bean.getScope());
    }

    private List<Bean<?>> middleware() {
        List<Bean<?>> beans = new ArrayList<>(beanManager.getBeans(Middleware.class, Any.Literal.INSTANCE));
        beans.sort(order.outermostFirst());
        return beans;
    }

    private HttpApplication wrap(HttpApplication application, List<Bean<?>> outermostFirst, Candidate candidate) {
        HttpApplication chain = application;
        for (int i = outermostFirst.size() - 1; i >= 0; i--) {
            chain = wrap(outermostFirst.get(i), chain, candidate);
        }
        return chain;
    }

    private HttpApplication wrap(Bean<?> bean, HttpApplication next, Candidate candidate) {
        String name = order.name(bean);
        HttpApplication wrapped;
        try {
            Object middleware = obtain(bean, Middleware.class);
            wrapped = middleware == null ? null : ((Middleware) middleware).wrap(next);
        } catch (RuntimeException | Error failure) {
            throw ApplicationProblems.middlewareFailed(name, candidate.path(), failure);
        }
        if (wrapped == null) {
            throw ApplicationProblems.middlewareReturnedNull(name, candidate.path());
        }
        return wrapped;
    }

    /** A contextual reference. An application-scoped bean is created now, so that its failure is the deployment's. */
    private @Nullable Object obtain(Bean<?> bean, Type type) {
        if (bean.getScope() == ApplicationScoped.class) {
            createNow(bean);
        }
        CreationalContext<?> context = beanManager.createCreationalContext(bean);
        if (bean.getScope() == Dependent.class) {
            dependents.add(context);
        }
        return beanManager.getReference(bean, type, context);
    }

    private <T> void createNow(Bean<T> bean) {
        beanManager.getContext(ApplicationScoped.class).get(bean, beanManager.createCreationalContext(bean));
    }

    private void release() {
        dependents.forEach(CreationalContext::release);
        dependents.clear();
    }
}
