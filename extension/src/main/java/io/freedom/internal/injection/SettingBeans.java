package io.freedom.internal.injection;

import io.freedom.FreedomException;
import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.Settings;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.Wanted;
import io.freedom.internal.validation.SiteConstraints;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The beans that settings are injected from: {@link Settings}, one for all {@code @Setting} injection points, and one for each
 * settings group that is injected somewhere. A bean that the site defines itself replaces ours.
 *
 * <p>One bean serves every {@code @Setting}, because several would be ambiguous for a type such as {@code Class<?>}.
 *
 * <p>Threading: containers may collect in parallel, before {@link #load}; what is collected later has no effect. All else is
 * done by the deploying thread, but any thread may ask for the settings.
 */
public final class SettingBeans {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final List<InjectionPoint> points = new ArrayList<>();
    private final GroupBeans groups = new GroupBeans();
    private final ConverterBeans converters = new ConverterBeans();
    private final Set<Type> ownTypes = new HashSet<>();
    private final Set<Type> ownSettingTypes = new HashSet<>();
    private final Set<String> places = new TreeSet<>();

    private volatile @Nullable DeploymentSettings settings;
    private volatile @Nullable SettingException loadFault;
    private @Nullable SettingValues values;
    private boolean collected;

    /**
     * First of all, once everything is collected. What is secret is known as soon as the settings are. A fault is kept and
     * reported by {@link #addTo}.
     */
    public void load(ClassLoader loader) {
        synchronized (this) {
            collected = true;
        }
        try {
            DeploymentSettings read = DeploymentSettings.load(loader, converters);
            SecretMarks marks = new SecretMarks(read);
            points.forEach(marks::mark);
            groups.mark(marks);
            read.doubts().forEach(doubt -> LOG.log(System.Logger.Level.WARNING, doubt));
            settings = read;
        } catch (SettingException e) {
            loadFault = e;
        }
    }

    /** The settings, after {@link #load}; empty where they could not be read. */
    public Optional<DeploymentSettings> settings() {
        return Optional.ofNullable(settings);
    }

    /** What injection points and the members of groups ask for, in the order in which the container showed them. */
    public List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        for (InjectionPoint point : points) {
            SettingValues.annotation(point)
                    .filter(setting -> !setting.value().isBlank())
                    .map(setting -> Wanted.of(setting.value(), point.getType(), setting, Places.of(point)))
                    .ifPresent(wanted::add);
        }
        wanted.addAll(groups.wanted());
        return wanted;
    }

    /** The same, or what was wrong with them, thrown. */
    public Settings required() {
        DeploymentSettings source = settings;
        if (source == null) {
            throw fault();
        }
        return source;
    }

    private RuntimeException fault() {
        SettingException fault = loadFault;
        return fault == null ? notLoaded() : fault;
    }

    private static RuntimeException notLoaded() {
        return new IllegalStateException("The settings were not loaded.");
    }

    /** Some containers show the injection points of servlets when they fill them: too late, and on any thread. */
    public synchronized void collect(InjectionPoint point) {
        if (collected) {
            return;
        }
        Type type = SettingTypes.provided(point.getType());
        if (SettingValues.annotation(point).isPresent()) {
            points.add(point);
            places.add(Places.of(point));
        } else if (isOurs(type)) {
            places.add(Places.of(point));
            if (type instanceof Class<?> raw && GroupBeans.isGroup(raw)) {
                groups.collect(raw, Places.of(point));
            }
        }
    }

    /**
     * Lets the site use the converters of code that it shares with other sites. Before {@link #load}.
     *
     * @param seen whether the site sees a class
     */
    public void inherit(Collection<SettingBeans> shared, Predicate<Class<?>> seen) {
        converters.inherit(shared.stream().map(each -> each.converters).toList(), seen);
    }

    /** Where settings are injected, in alphabetical order. */
    public Set<String> places() {
        return Collections.unmodifiableSet(places);
    }

    public synchronized void collect(Bean<?> bean) {
        if (collected) {
            return;
        }
        converters.collect(bean);
        for (Annotation qualifier : bean.getQualifiers()) {
            if (qualifier instanceof Setting) {
                bean.getTypes().forEach(type -> ownSettingTypes.add(SettingTypes.boxed(type)));
            } else if (qualifier instanceof Default) {
                bean.getTypes().stream().filter(SettingBeans::isOurs).forEach(ownTypes::add);
            }
        }
    }

    private static boolean isOurs(Type type) {
        return type == Settings.class || GroupBeans.isGroup(type);
    }

    /**
     * Adds the beans. Where the settings could not be read, reports that and nothing else.
     *
     * @param beanManager gives the converters, when {@link #read} is called
     */
    public void addTo(SiteArchive archive, BeanManager beanManager) {
        DeploymentSettings source = settings;
        if (source == null) {
            archive.report(fault());
            return;
        }
        converters.use(beanManager);
        if (!ownTypes.contains(Settings.class)) {
            archive.addShared(Settings.class, () -> source);
        }
        values = addValues(archive, source);
        groups.addTo(archive, source, ownTypes);
    }

    private SettingValues addValues(SiteArchive archive, DeploymentSettings source) {
        SettingValues added = new SettingValues(source);
        Set<Type> types = new LinkedHashSet<>(SettingTypes.ALWAYS);
        points.removeIf(point -> ownSettingTypes.contains(SettingTypes.boxed(SettingTypes.provided(point.getType()))));
        for (InjectionPoint point : points) {
            SettingTypes.beanType(SettingTypes.provided(point.getType())).ifPresent(types::add);
        }
        types.removeAll(ownSettingTypes);
        archive.add(Setting.class.getName(), types, new SettingLiteral(), added::valueFor);
        return added;
    }

    /**
     * Converts every value that is injected, and checks the constraints on groups. Called once, when every bean can be used: a
     * converter may be one.
     *
     * @param loader the site's
     * @return every fault
     */
    public List<FreedomException> read(ClassLoader loader) {
        List<FreedomException> faults = new ArrayList<>(converters.faults());
        if (settings != null) {
            faults.addAll(settings.faults());
        }
        SettingValues source = values;
        if (source != null) {
            points.forEach(point -> source.prepare(point, faults::add));
            try (SiteConstraints constraints = SiteConstraints.of(loader)) {
                groups.read(constraints, faults::add);
            }
        }
        return faults;
    }
}
