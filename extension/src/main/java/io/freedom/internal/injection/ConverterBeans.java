package io.freedom.internal.injection;

import io.freedom.SettingConverter;
import io.freedom.SettingException;
import io.freedom.internal.settings.OwnConverters;
import io.freedom.internal.settings.SiteFailure;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The site's beans that are a {@link SettingConverter}, by the type that they convert to. A bean is asked for when the first
 * value of its type is converted, which containers allow from AfterDeploymentValidation on.
 *
 * <p>Threading: containers may collect in parallel; any thread may convert.
 */
final class ConverterBeans implements OwnConverters {

    private final Map<Type, Set<Bean<?>>> beans = new LinkedHashMap<>();
    private final List<SettingException> faults = new ArrayList<>();
    private final Map<Type, SettingConverter<?>> converters = new HashMap<>();
    private final Set<Type> underWay = new LinkedHashSet<>();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private @Nullable BeanManager beanManager;

    /** Takes note of a bean, if it is a converter. */
    synchronized void collect(Bean<?> bean) {
        if (!bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
            return;
        }
        for (Type type : bean.getTypes()) {
            if (type == SettingConverter.class) {
                faults.add(ConverterProblems.withoutType(bean));
                continue;
            }
            Type target = target(type);
            if (target == String.class || target instanceof TypeVariable || target instanceof WildcardType) {
                faults.add(ConverterProblems.withoutType(bean));
            } else if (target != null) {
                beans.computeIfAbsent(target, any -> new LinkedHashSet<>()).add(bean);
            }
        }
    }

    /**
     * Takes note of the converters of code that the site shares with others, to types for which it has none itself.
     *
     * @param seen whether the site sees the class of a bean
     */
    synchronized void inherit(Collection<ConverterBeans> shared, Predicate<Class<?>> seen) {
        Set<Type> own = Set.copyOf(beans.keySet());
        for (ConverterBeans each : shared) {
            faults.addAll(each.faults());
            each.beans.forEach((type, candidates) -> candidates.stream()
                    .filter(bean -> !own.contains(type) && seen.test(bean.getBeanClass()))
                    .forEach(bean -> beans.computeIfAbsent(type, any -> new LinkedHashSet<>())
                            .add(bean)));
        }
    }

    /** @param manager gives the instances later */
    synchronized void use(BeanManager manager) {
        beanManager = manager;
    }

    /** What is wrong with beans that convert nothing. */
    synchronized List<SettingException> faults() {
        return List.copyOf(faults);
    }

    @Override
    public @Nullable SettingConverter<?> find(Type type) {
        // The types are settled before a value is read, so most askers find nothing without a lock.
        return beans.containsKey(type) ? converter(type) : null;
    }

    private synchronized SettingConverter<?> converter(Type type) {
        SettingConverter<?> known = converters.get(type);
        if (known != null) {
            return known;
        }
        Bean<?> bean = chosen(type, beans.getOrDefault(type, Set.of()));
        if (!underWay.add(type)) {
            throw ConverterProblems.needsItself(bean, type);
        }
        try {
            SettingConverter<?> made = guarded(make(bean, type), bean, type);
            converters.put(type, made);
            return made;
        } catch (SettingException e) {
            throw e;
        } catch (Throwable e) {
            SiteFailure.passOn(e);
            throw ConverterProblems.notMade(bean, type, e);
        } finally {
            underWay.remove(type);
        }
    }

    /** A bean behind a proxy is created when it converts, and may need then what it converts. */
    private SettingConverter<?> guarded(SettingConverter<?> converter, Bean<?> bean, Type type) {
        return text -> {
            Call call = new Call(type, Thread.currentThread());
            if (!calls.add(call)) {
                throw ConverterProblems.needsItself(bean, type);
            }
            try {
                return converter.convert(text);
            } finally {
                calls.remove(call);
            }
        };
    }

    private Bean<?> chosen(Type type, Set<Bean<?>> candidates) {
        try {
            Bean<?> bean = manager().resolve(candidates);
            if (bean != null) {
                return bean;
            }
        } catch (AmbiguousResolutionException e) {
            // Said below, with their names.
        }
        Set<String> names = new TreeSet<>();
        candidates.forEach(each -> names.add(ConverterProblems.name(each)));
        throw ConverterProblems.ambiguous(type, names);
    }

    private SettingConverter<?> make(Bean<?> bean, Type target) {
        BeanManager manager = manager();
        Type type = bean.getTypes().stream()
                .filter(each -> target.equals(target(each)))
                .findFirst()
                .orElse(SettingConverter.class);
        return (SettingConverter<?>) manager.getReference(bean, type, manager.createCreationalContext(bean));
    }

    /** What a type converts to, where it is a converter's with a parameter; else null. */
    private static @Nullable Type target(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == SettingConverter.class
                ? parameterized.getActualTypeArguments()[0]
                : null;
    }

    private BeanManager manager() {
        if (beanManager == null) {
            throw new IllegalStateException("The container has not found all beans yet.");
        }
        return beanManager;
    }

    /** A conversion that goes on. */
    private record Call(Type type, Thread thread) {}
}
