package io.freedom.internal.injection;

import io.freedom.Secret;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.GroupKeys;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.InjectionPoint;

/** Tells the settings what {@code @Secret} marks. Before any value is read: a message about one may show another. */
final class SecretMarks {

    private final DeploymentSettings settings;

    SecretMarks(DeploymentSettings settings) {
        this.settings = settings;
    }

    void mark(InjectionPoint point) {
        Annotated annotated = point.getAnnotated();
        if (annotated != null && annotated.isAnnotationPresent(Secret.class)) { // null for a programmatic lookup
            SettingValues.annotation(point).ifPresent(setting -> settings.markSecret(setting.value()));
        }
    }

    void markMembers(Class<?> group, String prefix) {
        GroupKeys.markedSecret(group, prefix).forEach(settings::markSecret);
    }
}
