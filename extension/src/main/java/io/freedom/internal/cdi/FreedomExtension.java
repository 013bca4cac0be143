package io.freedom.internal.cdi;

import io.freedom.ApplicationException;
import io.freedom.Configured;
import io.freedom.HttpApplication;
import io.freedom.Settings;
import io.freedom.internal.application.ApplicationChoice;
import io.freedom.internal.application.Candidate;
import io.freedom.internal.application.Candidates;
import io.freedom.internal.application.MiddlewareOrder;
import io.freedom.internal.events.GuardedObserver;
import io.freedom.internal.http.HttpSettings;
import io.freedom.internal.injection.SettingBeans;
import io.freedom.internal.request.ManualRequests;
import io.freedom.spi.RequestBoundary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Freedom's part in the life of a deployment, in the order of the container's events:
 *
 * <ol>
 *   <li>BeforeBeanDiscovery: the settings are read
 *   <li>ProcessInjectionPoint, ProcessBean: what is injected of them, and what the site defines itself, is noted
 *   <li>ProcessManagedBean, ProcessProducerMethod, ProcessProducerField, ProcessSyntheticBean: applications are collected
 *   <li>ProcessObserverMethod: observers of request events are guarded
 *   <li>AfterBeanDiscovery: beans are added, settings converted
 *   <li>AfterDeploymentValidation: every fault is reported, the application is chosen
 *   <li>Initialized(ApplicationScoped): where no servlet container will do it, the application is created
 *   <li>BeforeDestroyed(ApplicationScoped): the application is destroyed, unless the servlet container did it
 * </ol>
 *
 * <p>Everything it keeps belongs to one deployment.
 */
public class FreedomExtension implements Extension {

    private final SettingBeans settingBeans = new SettingBeans();
    private final Candidates candidates = new Candidates();
    private final MiddlewareOrder middleware = new MiddlewareOrder();
    private boolean ownBoundary;
    private @Nullable SiteDeployment deployment;

    void loadSettings(@Observes BeforeBeanDiscovery event) {
        settingBeans.load(siteLoader());
    }

    void collectInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        settingBeans.collect(event.getInjectionPoint());
    }

    void collectBean(@Observes ProcessBean<?> event) {
        settingBeans.collect(event.getBean());
        ownBoundary |= event.getBean().getTypes().contains(RequestBoundary.class)
                && event.getBean().getQualifiers().contains(Default.Literal.INSTANCE);
    }

    void collectClass(@Observes ProcessManagedBean<?> event) {
        candidates.add(event.getBean());
        middleware.add(event.getBean(), event.getAnnotatedBeanClass());
    }

    void collectProducerMethod(@Observes ProcessProducerMethod<?, ?> event) {
        candidates.add(event.getBean(), event.getAnnotatedProducerMethod());
        middleware.add(event.getBean(), event.getAnnotatedProducerMethod());
    }

    void collectProducerField(@Observes ProcessProducerField<?, ?> event) {
        candidates.add(event.getBean(), event.getAnnotatedProducerField());
        middleware.add(event.getBean(), event.getAnnotatedProducerField());
    }

    void collectSynthetic(@Observes ProcessSyntheticBean<?> event) {
        candidates.add(event.getBean());
    }

    <T> void guardObserver(@Observes ProcessObserverMethod<T, ?> event) {
        GuardedObserver.guard(event);
    }

    void addBeans(@Observes AfterBeanDiscovery event) {
        settingBeans.addTo(event);
        event.<HttpApplication>addBean()
                .id(Configured.class.getName())
                .types(HttpApplication.class, Object.class)
                .qualifiers(Configured.Literal.INSTANCE)
                .createWith(context -> configuredApplication());
        if (!ownBoundary) {
            event.<RequestBoundary>addBean()
                    .id(RequestBoundary.class.getName())
                    .types(RequestBoundary.class, Object.class)
                    .createWith(context -> new ManualRequests(deployment().events()));
        }
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        settingBeans.report(event);
        settingBeans.settings().ifPresent(settings -> prepare(event, SiteBeans.manager(beanManager, this), settings));
    }

    private void prepare(AfterDeploymentValidation event, BeanManager beanManager, Settings settings) {
        ClassLoader site = siteLoader();
        HttpSettings http = new HttpSettings(settings);
        http.faults().forEach(event::addDeploymentProblem);
        try {
            List<Candidate> enabled = candidates.enabled(beanManager);
            Optional<Candidate> chosen = new ApplicationChoice(settings, beanManager, enabled, site).make();
            deployment = new SiteDeployment(beanManager, site, settings, http, chosen, middleware);
        } catch (ApplicationException problem) {
            event.addDeploymentProblem(problem);
        }
    }

    void createApplication(@Observes @Initialized(ApplicationScoped.class) Object started, BeanManager beanManager) {
        if (beanManager.getBeans(HttpServletRequest.class).isEmpty()) {
            deployment().application();
        }
    }

    void destroyApplication(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ending) {
        if (deployment != null) {
            deployment.close();
        }
    }

    private HttpApplication configuredApplication() {
        return deployment()
                .application()
                .orElseThrow(ApplicationChoice::nothingToChoose)
                .chain();
    }

    /** @throws IllegalStateException before the deployment has been checked */
    SiteDeployment deployment() {
        if (deployment == null) {
            throw new IllegalStateException("Freedom's deployment has not been checked yet");
        }
        return deployment;
    }

    private static ClassLoader siteLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? FreedomExtension.class.getClassLoader() : context;
    }
}
