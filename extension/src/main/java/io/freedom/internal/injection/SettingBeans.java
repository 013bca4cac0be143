package io.freedom.internal.injection;

import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.Settings;
import io.freedom.SettingsGroup;
import io.freedom.internal.settings.DeploymentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The beans that settings are injected from: {@link Settings}, one for all {@code @Setting} injection points, and one for each
 * {@link SettingsGroup} that is injected somewhere. A bean that the site defines itself replaces ours.
 *
 * <p>One bean serves every {@code @Setting}, because several would be ambiguous for a type such as {@code Class<?>}.
 *
 * <p>Threading: used by the deploying thread only.
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

    private @Nullable DeploymentSettings settings;
    private @Nullable SettingException loadFault;

    /** First of all. A fault is kept and reported by {@link #addTo}. */
    public void load(ClassLoader loader) {
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

    public void collect(InjectionPoint point) {
        Type type = SettingTypes.provided(point.getType());
        if (SettingValues.annotation(point).isPresent()) {
            points.add(point);
        } else if (type instanceof Class<?> raw && isGroup(raw)) {
            groups.putIfAbsent(raw, Places.of(point));
        }
    }

    public void collect(Bean<?> bean) {
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
    public void addTo(AfterBeanDiscovery event) {
        if (settings == null) {
            event.addDefinitionError(
                    loadFault == null ? new IllegalStateException("The settings were not loaded.") : loadFault);
            return;
        }
        if (!ownTypes.contains(Settings.class)) {
            addSettings(event, settings);
        }
        addValues(event, settings);
        for (Map.Entry<Class<?>, String> group : groups.entrySet()) {
            if (!ownTypes.contains(group.getKey())) {
                addGroup(event, settings, group.getKey(), group.getValue());
            }
        }
    }

    /** Every fault of every injection point and group, in alphabetical order of their places. */
    public void report(AfterDeploymentValidation event) {
        faults.stream().sorted(BY_PLACE).forEach(event::addDeploymentProblem);
    }

    private static void addSettings(AfterBeanDiscovery event, Settings settings) {
        event.<Settings>addBean()
                .id(Settings.class.getName())
                .types(Settings.class, Object.class)
                .qualifiers(Default.Literal.INSTANCE)
                .scope(ApplicationScoped.class)
                .createWith(context -> settings);
    }

    private void addValues(AfterBeanDiscovery event, DeploymentSettings source) {
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
        event.addBean()
                .id(Setting.class.getName())
                .types(types)
                .qualifiers(new SettingLiteral())
                .scope(Dependent.class)
                .produceWith(values::valueFor);
    }

    private void addGroup(AfterBeanDiscovery event, DeploymentSettings source, Class<?> type, String place) {
        String prefix = type.getAnnotation(SettingsGroup.class).value();
        List<SettingException> own = new ArrayList<>();
        Optional<Object> group = source.readGroup(type, prefix, place, own::add);
        if (!type.isInterface()) {
            own.forEach(event::addDefinitionError); // there is no bean to validate
            return;
        }
        faults.addAll(own);
        event.addBean()
                .id(type.getName())
                .types(type, Object.class)
                .qualifiers(Default.Literal.INSTANCE)
                .scope(ApplicationScoped.class)
                .createWith(context -> group.orElseThrow());
    }
}
