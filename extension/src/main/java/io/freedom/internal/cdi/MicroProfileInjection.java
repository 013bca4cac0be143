package io.freedom.internal.cdi;

import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/** Where a registry of MicroProfile Metrics is injected: some producers ask the injection point for what is written there. */
final class MicroProfileInjection {

    @Inject
    @Nullable
    MetricRegistry registry;
}
