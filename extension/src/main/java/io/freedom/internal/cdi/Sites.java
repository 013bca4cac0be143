package io.freedom.internal.cdi;

import io.freedom.FreedomException;
import io.freedom.internal.events.ObserverCosts;
import io.freedom.internal.site.SiteLoader;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sites of a CDI container. There is one, that of the thread that starts the container, unless beans come from class
 * loaders below that one: then Freedom's jar is in an EAR's {@code lib}, and each WAR is a site.
 *
 * <p>Threading: a container may process beans, and start contexts, in parallel.
 */
final class Sites {

    private final ApplicationBeans beans;
    private final Site main;
    private final Map<ClassLoader, Site> byLoader = new LinkedHashMap<>();
    private List<Site> served = List.of();

    /** @param context the context class loader of the thread that starts the container */
    Sites(ClassLoader context, ApplicationBeans beans) {
        SiteLoader loader = new SiteLoader(context);
        this.beans = beans;
        if (loader.sees(FreedomExtension.class)) {
            this.main = new Site(loader, 0, "", beans);
        } else {
            SiteLoader own = new SiteLoader(FreedomExtension.class.getClassLoader()); // in a WAR of an EAR
            this.main = new Site(own, 0, own.name(FreedomExtension.class), beans);
        }
    }

    /** Takes note of what the observers of the container cost. A server that listens serves one site in a container. */
    ObserverCosts costs() {
        return main.news().costs();
    }

    /** The site that a class belongs to. */
    synchronized Site of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || !served.isEmpty()) {
            return byLoader.getOrDefault(loader, main);
        }
        Site site = byLoader.computeIfAbsent(loader, ignored -> site(type));
        site.note(type);
        return site;
    }

    private Site site(Class<?> type) {
        SiteLoader loader = new SiteLoader(type.getClassLoader());
        boolean below = !main.loader().sees(type) && loader.sees(FreedomExtension.class);
        return below ? numbered(loader) : main;
    }

    private Site numbered(SiteLoader loader) {
        int number = byLoader.size() + 1;
        return new Site(loader, number, Integer.toString(number), beans);
    }

    /** Adds the beans of all sites. From now on it is settled which sites there are. */
    synchronized void addBeans(AfterBeanDiscovery event, BeanManager beanManager) {
        Set<Site> wars = new LinkedHashSet<>(byLoader.values());
        wars.remove(main);
        Set<Site> shared = new LinkedHashSet<>(Set.of(main));
        wars.stream().filter(site -> isSeen(site, wars)).forEach(shared::add);
        wars.removeAll(shared);
        if (!wars.isEmpty()) {
            Set<String> places = new TreeSet<>();
            shared.forEach(site -> places.addAll(site.settings().places()));
            places.forEach(place -> event.addDefinitionError(settingsInSharedCode(place)));
            shared.stream()
                    .flatMap(site -> site.bound().places().stream())
                    .forEach(place -> event.addDefinitionError(BoundProducer.inSharedCode(place)));
            wars.forEach(site ->
                    site.settings().inherit(shared.stream().map(Site::settings).toList(), site.loader()::sees));
        }
        served = wars.isEmpty() ? List.of(main) : List.copyOf(wars);
        served.forEach(site -> site.addBeans(event, beanManager, this));
    }

    /** Whether another site uses its classes: an EJB jar, for example. */
    private static boolean isSeen(Site site, Set<Site> sites) {
        return sites.stream().anyMatch(other -> other != site && other.loader().sees(site.member()));
    }

    synchronized List<Site> served() {
        return served;
    }

    /** The site whose context starts. */
    synchronized Site startedBy(ClassLoader context) {
        if (served.contains(main)) {
            return main;
        }
        Site known = byLoader.get(context);
        if (known == null || !served.contains(known)) {
            known = numbered(new SiteLoader(context)).begunLate();
            byLoader.put(context, known);
            Set<Site> all = new LinkedHashSet<>(served);
            all.add(known);
            served = List.copyOf(all);
        }
        return known;
    }

    private static FreedomException settingsInSharedCode(String place) {
        return new FreedomException(
                "FREEDOM-0406",
                "Settings are injected at " + place
                        + ", but the WARs of this EAR share that class, and each has settings"
                        + " of its own. Put the class into WEB-INF of each WAR that needs it, or inject the settings into"
                        + " a class of the WAR; or put Freedom's jar into WEB-INF/lib of each WAR, without the class.",
                null);
    }
}
