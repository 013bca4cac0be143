package io.freedom.internal.cdi;

import io.freedom.Settings;
import io.freedom.internal.events.GuardedObserver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Member;
import org.jspecify.annotations.Nullable;

/**
 * Freedom's part in the life of a CDI container, in the order of the container's events:
 *
 * <ol>
 *   <li>BeforeBeanDiscovery: the class loader of the site is noted
 *   <li>ProcessInjectionPoint, ProcessBean: what is injected of settings, and what a site defines itself, is noted
 *   <li>ProcessManagedBean, ProcessProducerMethod, ProcessProducerField, ProcessSyntheticBean: applications are collected
 *   <li>ProcessProducer: data sources that are bound to requests are tracked
 *   <li>ProcessObserverMethod: observers of request events are guarded
 *   <li>AfterBeanDiscovery: settings are read, beans are added
 *   <li>AfterDeploymentValidation: settings are converted, every fault is reported, the application is chosen
 *   <li>Initialized(ApplicationScoped): where no servlet container will do it, the application is created and
 *       the start-up line logged
 *   <li>BeforeDestroyed(ApplicationScoped): the application is destroyed, unless the servlet container did it
 * </ol>
 *
 * <p>Everything it keeps belongs to one container.
 */
public class FreedomExtension implements Extension {

    private final ApplicationBeans applications = new ApplicationBeans();
    private @Nullable Sites sites;

    void begin(@Observes BeforeBeanDiscovery event) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        sites = new Sites(context == null ? FreedomExtension.class.getClassLoader() : context, applications);
    }

    void collectInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        Bean<?> bean = point.getBean();
        Member member = point.getMember();
        Class<?> owner = bean != null ? bean.getBeanClass() : member.getDeclaringClass();
        sites().of(owner).settings().collect(point);
    }

    void collectBean(@Observes ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        Site site = sites().of(bean.getBeanClass());
        site.collect(bean);
        site.bound().check(bean, event.getAnnotated());
    }

    void collectClass(@Observes ProcessManagedBean<?> event) {
        applications.add(event);
    }

    void collectProducerMethod(@Observes ProcessProducerMethod<?, ?> event) {
        applications.add(event.getBean(), event.getAnnotatedProducerMethod());
    }

    void collectProducerField(@Observes ProcessProducerField<?, ?> event) {
        applications.add(event.getBean(), event.getAnnotatedProducerField());
    }

    void collectSynthetic(@Observes ProcessSyntheticBean<?> event) {
        applications.add(event.getBean());
    }

    <T> void bindDataSource(@Observes ProcessProducer<?, T> event) {
        if (BoundProducer.isWanted(event)) {
            sites().of(event.getAnnotatedMember().getDeclaringType().getJavaClass())
                    .bind(event);
        }
    }

    <T> void guardObserver(@Observes ProcessObserverMethod<T, ?> event) {
        GuardedObserver.guard(event, sites().costs());
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager beanManager) {
        sites().addBeans(event, beanManager);
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        sites().served().forEach(site -> site.check(event, beanManager));
    }

    void createApplication(@Observes @Initialized(ApplicationScoped.class) Object started, BeanManager beanManager) {
        if (beanManager.getBeans(HttpServletRequest.class).isEmpty()) {
            sites().served().forEach(site -> site.deployed().ifPresent(FreedomExtension::startedByHand));
        }
    }

    private static void startedByHand(SiteDeployment deployment) {
        StartUpLine.log(deployment, null);
        String module =
                deployment.settings().module().map(Settings.Module::name).orElse("no module");
        deployment.shown().publish(module, null);
    }

    void destroyApplication(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ending) {
        sites().served().forEach(site -> site.deployed().ifPresent(SiteDeployment::close));
    }

    /** @throws IllegalStateException before the container has begun */
    Sites sites() {
        if (sites == null) {
            throw new IllegalStateException("Freedom's extension missed the beginning of the deployment");
        }
        return sites;
    }
}
