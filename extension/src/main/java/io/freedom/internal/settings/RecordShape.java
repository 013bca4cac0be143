package io.freedom.internal.settings;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A record that is a settings group: its components are the members. */
final class RecordShape implements GroupShape {

    private final List<GroupMember> members;
    private final MethodHandle constructor;

    RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.members = Arrays.stream(components)
                .map(each -> new GroupMember(
                        each.getName(), each.getGenericType(), type.getName() + "." + each.getName(), each, null))
                .toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflectConstructor(type.getDeclaredConstructor(types))
                    .asFixedArity()
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("can't be made: " + e.getMessage(), e);
        }
    }

    @Override
    public List<GroupMember> members() {
        return members;
    }

    @Override
    public Object make(String prefix, Map<String, Object> values) throws Throwable {
        Object[] arguments =
                members.stream().map(member -> values.get(member.name())).toArray();
        return (Object) constructor.invokeExact(arguments);
    }
}
