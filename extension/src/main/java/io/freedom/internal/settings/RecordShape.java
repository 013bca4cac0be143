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
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        this.members = membersOf(type);
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

    static List<GroupMember> membersOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(each -> new GroupMember(
                        each.getName(), each.getGenericType(), type.getName() + "." + each.getName(), each, null))
                .toList();
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
