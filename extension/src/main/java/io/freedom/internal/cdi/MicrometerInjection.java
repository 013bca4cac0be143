package io.freedom.internal.cdi;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Where a registry of Micrometer is injected: some producers ask the injection point for what is written there. */
final class MicrometerInjection {

    @Inject
    @Nullable
    MeterRegistry registry;
}
