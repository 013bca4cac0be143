package io.freedom.internal.application;

import io.freedom.Application;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The application beans of a deployment, as they are discovered.
 *
 * <p>Threading: a container may process beans in parallel.
 */
public final class Candidates {

    private final List<Candidate> found = new ArrayList<>();

    /** Takes note of a class bean or synthetic bean, if it is an application. */
    public void add(Bean<?> bean) {
        if (isApplication(bean)) {
            add(new Candidate(bean, bean.getBeanClass().getName()));
        }
    }

    /** Takes note of a producer, if it makes an application. */
    public void add(Bean<?> bean, AnnotatedMember<?> producer) {
        if (isApplication(bean)) {
            String type = producer.getJavaMember().getDeclaringClass().getName();
            add(new Candidate(bean, type + '.' + producer.getJavaMember().getName()));
        }
    }

    private synchronized void add(Candidate candidate) {
        found.add(candidate);
    }

    private static boolean isApplication(Bean<?> bean) {
        return bean.getStereotypes().contains(Application.class);
    }

    /** Whether the bean manager sees one of the applications, or there is none to be seen. */
    public synchronized boolean isReachedBy(BeanManager beanManager) {
        return found.isEmpty() || !enabled(beanManager).isEmpty();
    }

    /** The candidates that the container did not replace by a specialising bean, in alphabetical order of their paths. */
    public synchronized List<Candidate> enabled(BeanManager beanManager) {
        Set<Bean<?>> enabled = beanManager.getBeans(Object.class, Any.Literal.INSTANCE);
        return found.stream()
                .filter(candidate -> enabled.contains(candidate.bean()))
                .sorted(Comparator.comparing(Candidate::path))
                .toList();
    }
}
