package io.freedom.internal.settings;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An interface that is a settings group: its abstract methods are the members. A default method is the group's own code, and a
 * static one is no part of it.
 */
final class InterfaceShape implements GroupShape {

    private static final Set<String> OF_OBJECT = Set.of("toString", "hashCode", "equals");

    private final Class<?> type;
    private final Map<String, Method> accessors;
    private final Map<Method, MethodHandle> defaults = new HashMap<>();
    private final List<GroupMember> members;

    InterfaceShape(Class<?> type) {
        this.type = type;
        this.accessors = accessors(type);
        this.members = membersOf(type);
        for (Method method : type.getMethods()) {
            if (method.isDefault()) {
                defaults.put(method, handle(method));
            }
        }
    }

    static List<GroupMember> membersOf(Class<?> type) {
        return accessors(type).values().stream()
                .map(method -> new GroupMember(
                        method.getName(),
                        method.getGenericReturnType(),
                        type.getName() + "." + method.getName(),
                        method,
                        fault(method)))
                .toList();
    }

    private static Map<String, Method> accessors(Class<?> type) {
        Map<String, Method> accessors = new LinkedHashMap<>();
        Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !OF_OBJECT.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName).thenComparingInt(Method::getParameterCount))
                .forEach(method -> accessors.merge(method.getName(), method, InterfaceShape::moreSpecific));
        return accessors;
    }

    /** Of two inherited methods with the same name, the one with arguments is the fault to report. */
    private static Method moreSpecific(Method a, Method b) {
        if (a.getParameterCount() != b.getParameterCount()) {
            return a.getParameterCount() > b.getParameterCount() ? a : b;
        }
        return a.getReturnType().isAssignableFrom(b.getReturnType()) ? b : a;
    }

    private static @Nullable String fault(Method method) {
        if (method.getParameterCount() > 0) {
            return "has the method " + method.getName() + " with arguments";
        }
        return method.getReturnType() == void.class ? "has the method " + method.getName() + " without a result" : null;
    }

    private static MethodHandle handle(Method method) {
        Class<?> owner = method.getDeclaringClass();
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .unreflectSpecial(method, owner)
                    .asFixedArity()
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("can't be implemented: " + e.getMessage(), e);
        }
    }

    @Override
    public List<GroupMember> members() {
        return members;
    }

    /** The default methods, each taking the instance and an array of its arguments. */
    Map<Method, MethodHandle> defaults() {
        return defaults;
    }

    Class<?> type() {
        return type;
    }

    /** What any instance of the interface gives for a member; null where it throws. */
    @Nullable
    Object valueIn(Object group, String member) {
        try {
            Method accessor = accessors.get(member);
            return accessor != null && accessor.trySetAccessible() ? accessor.invoke(group) : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    @Override
    public Object make(String prefix, Map<String, Object> values) {
        try {
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, new GroupInstance(this, prefix, values));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("can't be implemented: " + e.getMessage(), e);
        }
    }
}
