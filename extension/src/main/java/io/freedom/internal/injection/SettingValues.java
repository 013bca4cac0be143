package io.freedom.internal.injection;

import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.SharedValue;
import io.freedom.internal.settings.Wanted;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The converted values of all {@code @Setting} injection points.
 *
 * <p>Threading: filled while the site is deployed; then any thread may ask.
 */
final class SettingValues {

    private final DeploymentSettings settings;
    private final SecretMarks marks;
    private final Map<Request, Object> values = new ConcurrentHashMap<>();

    SettingValues(DeploymentSettings settings) {
        this.settings = settings;
        this.marks = new SecretMarks(settings);
    }

    static Optional<Setting> annotation(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(Setting.class::isInstance)
                .map(Setting.class::cast)
                .findFirst();
    }

    /** Converts what an injection point wants, or says why that can't be done. */
    void prepare(InjectionPoint point, Consumer<SettingException> faults) {
        try {
            read(point);
        } catch (SettingException e) {
            faults.accept(e);
        }
    }

    /**
     * What an injection point gets. It was converted at deployment, unless the container showed the injection point only now,
     * as some do for servlets and filters; then it is converted once.
     */
    Object valueFor(Instance<Object> lookup) {
        return SharedValue.toGive(read(lookup.select(InjectionPoint.class).get()));
    }

    private Object read(InjectionPoint point) {
        marks.mark(point); // again, for those that are known only now
        Setting setting = annotation(point).orElseThrow(() -> Wanted.withoutKey(Places.of(point)));
        Type type = SettingTypes.provided(point.getType());
        Request request = new Request(setting.value(), setting.defaultValue(), SettingTypes.boxed(type));
        Object known = values.get(request);
        if (known != null) {
            return known;
        }
        String place = Places.of(point);
        if (setting.value().isBlank()) {
            throw Wanted.withoutKey(place);
        }
        Object value = settings.read(Wanted.of(setting.value(), type, setting, place));
        values.put(request, value);
        return value;
    }

    private record Request(String key, String defaultValue, Type type) {

        /** Without the default, which may be a secret. */
        @Override
        public String toString() {
            return key + " (" + type.getTypeName() + ")";
        }
    }
}
