package io.freedom.internal.injection;

import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.Settings;
import io.freedom.SettingsGroup;
import io.freedom.internal.settings.DeploymentSettings;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The beans that settings are injected from: {@link Settings}, one for all {@code @Setting} injection points, and one for each
 * {@link SettingsGroup} that is injected somewhere. A bean that the site defines itself replaces ours.
 *
 * <p>One bean serves every {@code @Setting}, because several would be ambiguous for a type such as {@code Class<?>}.
 *
 * <p>Threading: containers may collect in parallel, before {@link #load}; what is collected later has no effect. All else is
 * done by the deploying thread, but any thread may ask for the settings.
 */
public final class SettingBeans {

    private static final Comparator<SettingException> BY_PLACE = Comparator.comparing(
                    (SettingException fault) -> String.valueOf(fault.place()))
            .thenComparing(SettingException::key)
            .thenComparing(SettingException::getMessage);

    private final List<InjectionPoint> points = new ArrayList<>();
    private final Map<Class<?>, String> groups = new LinkedHashMap<>();
    private final Set<Type> ownTypes = new HashSet<>();
    private final Set<Type> ownSettingTypes = new HashSet<>();
    private final List<SettingException> faults = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();

    private volatile @Nullable DeploymentSettings settings;
    private volatile @Nullable SettingException loadFault;
    private boolean collected;

    /** First of all, once everything is collected. A fault is kept and reported by {@link #addTo}. */
    public void load(ClassLoader loader) {
        synchronized (this) {
            collected = true;
        }
        try {
            settings = DeploymentSettings.load(loader);
        } catch (SettingException e) {
            loadFault = e;
        }
    }

    /** The settings, after {@link #load}; empty where they could not be read. */
    public Optional<Settings> settings() {
        return Optional.ofNullable(settings);
    }

    /** The same, or what was wrong with them, thrown. */
    public Settings required() {
        return settings().orElseThrow(this::fault);
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
            if (type instanceof Class<?> raw && isGroup(raw)) {
                groups.putIfAbsent(raw, Places.of(point));
            }
        }
    }

    /** Where settings are injected, in alphabetical order. */
    public Set<String> places() {
        return Collections.unmodifiableSet(places);
    }

    public synchronized void collect(Bean<?> bean) {
        if (collected) {
            return;
        }
        for (Annotation qualifier : bean.getQualifiers()) {
            if (qualifier instanceof Setting) {
                bean.getTypes().forEach(type -> ownSettingTypes.add(SettingTypes.boxed(type)));
            } else if (qualifier instanceof Default) {
                bean.getTypes().stream().filter(SettingBeans::isOurs).forEach(ownTypes::add);
            }
        }
    }

    private static boolean isOurs(Type type) {
        return type == Settings.class || isGroup(type);
    }

    private static boolean isGroup(Type type) {
        return type instanceof Class<?> raw && raw.isAnnotationPresent(SettingsGroup.class);
    }

    /** Adds the beans and reads all values. Where the settings could not be read, reports that and nothing else. */
    public void addTo(SiteArchive archive) {
        DeploymentSettings source = settings;
        if (source == null) {
            archive.report(fault());
            return;
        }
        if (!ownTypes.contains(Settings.class)) {
            archive.addShared(Settings.class, () -> source);
        }
        SecretMarks marks = new SecretMarks(source);
        points.forEach(marks::mark);
        groups.keySet().forEach(type -> marks.markMembers(type, prefix(type)));
        addValues(archive, source);
        for (Map.Entry<Class<?>, String> group : groups.entrySet()) {
            if (!ownTypes.contains(group.getKey())) {
                addGroup(archive, source, group.getKey(), group.getValue());
            }
        }
    }

    /** Every fault of every injection point and group, in alphabetical order of their places. */
    public void report(AfterDeploymentValidation event) {
        faults.stream().sorted(BY_PLACE).forEach(event::addDeploymentProblem);
    }

    private void addValues(SiteArchive archive, DeploymentSettings source) {
        SettingValues values = new SettingValues(source);
        Set<Type> types = new LinkedHashSet<>(SettingTypes.ALWAYS);
        for (InjectionPoint point : points) {
            Type type = SettingTypes.provided(point.getType());
            if (!ownSettingTypes.contains(SettingTypes.boxed(type))) {
                values.prepare(point, faults::add);
                SettingTypes.beanType(type).ifPresent(types::add);
            }
        }
        types.removeAll(ownSettingTypes);
        archive.add(Setting.class.getName(), types, new SettingLiteral(), values::valueFor);
    }

    private static String prefix(Class<?> group) {
        return group.getAnnotation(SettingsGroup.class).value();
    }

    private void addGroup(SiteArchive archive, DeploymentSettings source, Class<?> type, String place) {
        List<SettingException> own = new ArrayList<>();
        Optional<Object> group = source.readGroup(type, prefix(type), place, own::add);
        if (!type.isInterface()) {
            own.forEach(archive::report); // there is no bean to validate
            return;
        }
        faults.addAll(own);
        archive.addShared(type, group::orElseThrow);
    }
}
