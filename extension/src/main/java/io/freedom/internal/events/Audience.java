package io.freedom.internal.events;

import io.freedom.internal.site.SiteLoader;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which observers are told of the requests of a site. Where one CDI container holds several sites, such as the WARs of an
 * EAR, its events go to the observers of all of them (Weld has one registry of observers).
 *
 * <p>Threading: any thread may ask.
 */
public final class Audience {

    private final @Nullable SiteLoader site;
    private final Annotation[] qualifiers;
    private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();

    private Audience(@Nullable SiteLoader site, int number) {
        this.site = site;
        this.qualifiers = site == null ? new Annotation[0] : new Annotation[] {new OfSite.Literal(number, this)};
    }

    /** Every observer of the container: it holds one site. */
    public static Audience everybody() {
        return new Audience(null, 0);
    }

    /**
     * The observers whose classes the site sees: its own, and those that it shares with other sites.
     *
     * @param number another one for each site of the container
     */
    public static Audience of(SiteLoader site, int number) {
        return new Audience(site, number);
    }

    /** What the events of the site are qualified with. */
    Annotation[] qualifiers() {
        return qualifiers.clone();
    }

    boolean includes(Class<?> observer) {
        SiteLoader members = site;
        return members == null || known.computeIfAbsent(observer, members::sees);
    }

    /** Whether an event with these qualifiers is for the observer. */
    static boolean includes(Set<Annotation> qualifiers, Class<?> observer) {
        for (Annotation qualifier : qualifiers) {
            if (qualifier instanceof OfSite.Literal literal) {
                return literal.audience().includes(observer);
            }
        }
        return true;
    }
}
