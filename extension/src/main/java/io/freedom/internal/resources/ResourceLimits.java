package io.freedom.internal.resources;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of a site say about what its requests hold.
 *
 * @param reportAfter how long a request may hold something until that is reported; null where it never is
 * @param maxPerRequest how much a request may hold at once; empty for any number
 * @param closeTimeout how long one thing may take to be given back until it is aborted and the rest goes on without it
 */
public record ResourceLimits(@Nullable Duration reportAfter, OptionalInt maxPerRequest, Duration closeTimeout) {

    /** What holds where nothing is said. */
    public static final ResourceLimits DEFAULT = new ResourceLimits(null, OptionalInt.empty(), Duration.ofSeconds(10));

    public ResourceLimits {
        Objects.requireNonNull(maxPerRequest, "maxPerRequest");
        Objects.requireNonNull(closeTimeout, "closeTimeout");
    }
}
