package io.freedom.internal.cdi;

import io.freedom.internal.application.Candidate;
import io.freedom.internal.application.Candidates;
import io.freedom.internal.application.MiddlewareOrder;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.List;

/**
 * The applications and middlewares of all sites of a container; a site's are those that its bean manager sees.
 *
 * <p>Threading: a container may process beans in parallel.
 */
final class ApplicationBeans {

    private final Candidates candidates = new Candidates();
    private final MiddlewareOrder middleware = new MiddlewareOrder();

    void add(ProcessManagedBean<?> event) {
        candidates.add(event.getBean());
        middleware.add(event.getBean(), event.getAnnotatedBeanClass());
    }

    void add(Bean<?> bean, AnnotatedMember<?> producer) {
        candidates.add(bean, producer);
        middleware.add(bean, producer);
    }

    void add(Bean<?> synthetic) {
        candidates.add(synthetic);
    }

    boolean areReachedBy(BeanManager beanManager) {
        return candidates.isReachedBy(beanManager);
    }

    List<Candidate> candidates(BeanManager beanManager) {
        return candidates.enabled(beanManager);
    }

    MiddlewareOrder middleware() {
        return middleware;
    }
}
