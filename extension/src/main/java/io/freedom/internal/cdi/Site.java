package io.freedom.internal.cdi;

import io.freedom.ApplicationException;
import io.freedom.Configured;
import io.freedom.FreedomException;
import io.freedom.HttpApplication;
import io.freedom.RequestResources;
import io.freedom.SettingException;
import io.freedom.Settings;
import io.freedom.internal.application.ApplicationBinding;
import io.freedom.internal.application.ApplicationChoice;
import io.freedom.internal.cdi.SiteDeployment.Choice;
import io.freedom.internal.development.DevelopmentSettings;
import io.freedom.internal.development.SiteNews;
import io.freedom.internal.events.Audience;
import io.freedom.internal.events.CdiRequestEvents;
import io.freedom.internal.http.HttpSettings;
import io.freedom.internal.injection.SettingBeans;
import io.freedom.internal.injection.SiteArchive;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.FaultReport;
import io.freedom.internal.settings.VisibleSettings;
import io.freedom.internal.site.SiteLoader;
import io.freedom.spi.RequestBoundary;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One site of a CDI container, from its first bean to its deployment. Mostly the container has one; that of an EAR may hold
 * several, each WAR being one.
 *
 * <p>Threading: a container may process beans in parallel; once it runs, any thread may ask for the deployment.
 */
final class Site {

    private final SiteLoader loader;
    private final int number;
    private final String name;
    private final ApplicationBeans beans;
    private final SiteNews news;
    private final SettingBeans settings = new SettingBeans();
    private Class<?> member = FreedomExtension.class;
    private @Nullable Bean<?> configured;
    private final BoundProducers bound = new BoundProducers();
    private boolean ownBoundary;
    private boolean ownResources;
    private @Nullable FreedomException lateFault;
    private boolean checked;
    private @Nullable SiteDeployment deployment;

    /**
     * @param number another one for each site that this extension serves; 0 for the only one
     * @param name another one for each site of the container, whichever extension serves it; empty for the only one
     */
    Site(SiteLoader loader, int number, String name, ApplicationBeans beans) {
        this.loader = loader;
        this.number = number;
        this.name = name;
        this.beans = beans;
        this.news = SiteNews.of(loader.loader());
    }

    SiteLoader loader() {
        return loader;
    }

    SiteNews news() {
        return news;
    }

    SettingBeans settings() {
        return settings;
    }

    /** A class in whose archive the site's beans can be; {@link FreedomExtension} where none is known. */
    synchronized Class<?> member() {
        return member;
    }

    /** Takes note of a class of a bean. Its archive is sought after: Freedom's own may be hidden from the site. */
    synchronized void note(Class<?> type) {
        if (member == FreedomExtension.class && type.getClassLoader() == loader.loader()) {
            member = type;
        }
    }

    synchronized void collect(Bean<?> bean) {
        settings.collect(bean);
        if (bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
            ownBoundary |= bean.getTypes().contains(RequestBoundary.class);
            ownResources |= bean.getTypes().contains(RequestResources.class);
        }
    }

    /** Binds the data source of a producer to requests. What can't be bound is reported by {@link #check}. */
    <T> void bind(ProcessProducer<?, T> event) {
        bound.bind(event, this::resources);
    }

    BoundProducers bound() {
        return bound;
    }

    private RequestResources resources() {
        return deployment().resources().resources().injected();
    }

    void addBeans(AfterBeanDiscovery event, BeanManager beanManager, Sites sites) {
        load();
        SiteArchive archive = new SiteArchive(event, beanManager, member(), name);
        settings.addTo(archive, beanManager);
        configured = archive.add(
                Configured.class.getName(),
                Set.of(HttpApplication.class, Object.class),
                Configured.Literal.INSTANCE,
                lookup -> configuredApplication());
        archive.add(
                Sites.class.getName(), Set.of(Sites.class, Object.class), Default.Literal.INSTANCE, lookup -> sites);
        if (!ownBoundary) {
            archive.add(
                    RequestBoundary.class.getName(),
                    Set.of(RequestBoundary.class, Object.class),
                    Default.Literal.INSTANCE,
                    lookup -> deployment().boundary());
        }
        if (!ownResources) {
            archive.addShared(RequestResources.class, this::resources);
        }
    }

    /** Reports every fault. The application is chosen now, unless no bean manager that can be had sees the site's beans. */
    synchronized void check(AfterDeploymentValidation event, BeanManager beanManager) {
        checked = true;
        Optional<DeploymentSettings> read = settings.settings();
        List<FreedomException> faults = faults();
        Optional<BeanManager> reaching =
                Optional.of(beanManager).filter(this::reaches).or(() -> ComponentBeans.find(this::reaches));
        if (read.isPresent() && reaching.isPresent()) {
            try {
                deployment = deploy(read.get(), reaching.get());
            } catch (ApplicationException | SettingException problem) {
                faults.add(problem);
            }
        }
        FreedomException fault = FaultReport.of(faults, name.isEmpty() ? "" : loader.name(member()));
        if (fault != null) {
            event.addDeploymentProblem(fault);
        }
    }

    /** For a site without beans, which nobody has seen before its context starts. A fault is thrown by {@link #deployment}. */
    synchronized Site begunLate() {
        load();
        lateFault = FaultReport.of(faults(), ""); // the server says whose context it starts
        checked = true;
        return this;
    }

    /** All that is wrong with settings that could be read; to be added to. */
    private List<FreedomException> faults() {
        return loader.call(() -> {
            List<FreedomException> faults = new ArrayList<>(settings.read(loader.loader()));
            faults.addAll(bound.faults());
            settings.settings().ifPresent(read -> {
                faults.addAll(new HttpSettings(read).faults());
                faults.addAll(new ResourceSettings(read).faults());
                faults.addAll(new DevelopmentSettings(read).faults());
                VisibleSettings.fault(read).ifPresent(faults::add);
            });
            return faults;
        });
    }

    private void load() {
        loader.call(() -> {
            settings.load(loader.loader());
            settings.settings().ifPresent(read -> news.read(read, settings::wanted));
            return settings;
        });
    }

    /**
     * What the site is made of; the same at each call.
     *
     * @throws ApplicationException if its application can't be chosen
     * @throws FreedomException if it started too late for {@link #check}, and its settings are wrong
     * @throws IllegalStateException before it has been checked
     */
    synchronized SiteDeployment deployment() {
        SiteDeployment known = deployment;
        if (known == null) {
            if (!checked) {
                throw new IllegalStateException("Freedom's deployment has not been checked yet");
            }
            if (lateFault != null) {
                throw lateFault;
            }
            known = deploy(
                    settings.required(), ComponentBeans.find(this::reaches).orElseThrow(Site::outOfReach));
            deployment = known;
        }
        return known;
    }

    /** The deployment, if it was asked for. */
    synchronized Optional<SiteDeployment> deployed() {
        return Optional.ofNullable(deployment);
    }

    /** The extension's own sees no bean of the site on Payara, and none of a WAR where its jar is in an EAR's {@code lib}. */
    private boolean reaches(BeanManager beanManager) {
        return isOwn(beanManager) && beans.areReachedBy(beanManager);
    }

    private boolean isOwn(BeanManager beanManager) {
        return configured == null
                || beanManager
                        .getBeans(HttpApplication.class, Configured.Literal.INSTANCE)
                        .contains(configured);
    }

    private SiteDeployment deploy(Settings read, BeanManager beanManager) {
        Optional<Choice> choice = new ApplicationChoice(
                        read, beanManager, beans.candidates(beanManager), loader.loader())
                .make()
                .map(chosen -> new Choice(chosen, new ApplicationBinding(beanManager, beans.middleware())));
        Audience audience = number == 0 ? Audience.everybody() : Audience.of(loader, number);
        RequestEvents events = news.requests(new CdiRequestEvents(beanManager, loader, audience));
        DeployedResources resources =
                new DeployedResources(new ResourceSettings(read).limits(), beanManager, loader, news.returns());
        return new SiteDeployment(read, choice, resources, new Delivery(events, resources.resources(), loader), news);
    }

    private HttpApplication configuredApplication() {
        return deployment()
                .application()
                .orElseThrow(ApplicationChoice::nothingToChoose)
                .chain();
    }

    private static FreedomException outOfReach() {
        return new FreedomException(
                "FREEDOM-0405",
                "Freedom's jar is outside of the site, and the bean manager of the site can't be had here (neither"
                        + " java:comp/BeanManager nor CDI.current()). Put the jar into WEB-INF/lib of each WAR; or, where"
                        + " this happens to a bean that is created at start-up, ask for the application or the"
                        + " RequestBoundary later.",
                null);
    }
}
