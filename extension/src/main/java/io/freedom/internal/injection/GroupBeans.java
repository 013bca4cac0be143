package io.freedom.internal.injection;

import io.freedom.SettingException;
import io.freedom.SettingsGroup;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.GroupConstraints;
import io.freedom.internal.settings.GroupKeys;
import io.freedom.internal.settings.Wanted;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings groups that are injected somewhere.
 *
 * <p>Threading: any thread may ask for a group; each is read once.
 */
final class GroupBeans {

    private final Map<Class<?>, String> places = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();

    static boolean isGroup(Type type) {
        return type instanceof Class<?> raw && raw.isAnnotationPresent(SettingsGroup.class);
    }

    /** @param place the first who wants it is named where it can't be a group */
    void collect(Class<?> type, String place) {
        places.putIfAbsent(type, place);
    }

    void mark(SecretMarks marks) {
        places.keySet().forEach(type -> marks.markMembers(type, prefix(type)));
    }

    /** The settings that are members of the groups themselves, and not of a group in them. */
    List<Wanted> wanted() {
        return places.keySet().stream()
                .flatMap(type -> GroupKeys.wanted(type, prefix(type)).stream())
                .toList();
    }

    private static String prefix(Class<?> group) {
        return group.getAnnotation(SettingsGroup.class).value();
    }

    /** Adds a bean for each, except for those that the site has beans of. */
    void addTo(SiteArchive archive, DeploymentSettings settings, Set<Type> ownTypes) {
        places.forEach((type, place) -> {
            if (!ownTypes.contains(type)) {
                Group group = new Group(settings, type, place);
                groups.add(group);
                if (type.isInterface()) {
                    archive.addShared(type, group::instance);
                } else {
                    archive.addUnproxied(type, group::instance);
                }
            }
        });
    }

    /** Reads all groups. */
    void read(GroupConstraints constraints, Consumer<SettingException> faults) {
        groups.forEach(group -> group.read(constraints).forEach(faults));
    }

    private static final class Group {

        private final DeploymentSettings settings;
        private final Class<?> type;
        private final String place;
        private final List<SettingException> faults = new ArrayList<>();
        private @Nullable Optional<Object> instance;

        Group(DeploymentSettings settings, Class<?> type, String place) {
            this.settings = settings;
            this.type = type;
            this.place = place;
        }

        /** Reads it, and checks what another extension may have got before without constraints. */
        synchronized List<SettingException> read(GroupConstraints constraints) {
            faults.clear();
            instance = settings.readGroup(type, prefix(type), place, constraints, faults::add);
            return List.copyOf(faults);
        }

        synchronized Object instance() {
            if (instance == null) {
                read(GroupConstraints.NONE);
            }
            if (instance == null || instance.isEmpty()) {
                throw faults.get(0);
            }
            return instance.get();
        }
    }
}
