package io.freedom.internal.cdi;

import io.freedom.FreedomException;
import io.freedom.Settings;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.settings.FreedomKey;
import io.freedom.internal.settings.FreedomValues;
import java.util.List;
import java.util.OptionalInt;

/** The settings of what requests hold, with every fault of theirs. */
final class ResourceSettings {

    private static final String NONE = "none";

    private final List<FreedomException> faults;
    private final String reportAfter;
    private final String maxPerRequest;
    private final String closeTimeout;

    ResourceSettings(Settings settings) {
        FreedomValues values = new FreedomValues(settings);
        reportAfter = values.read(
                FreedomKey.RESOURCES_REPORT_AFTER, "Write a duration above zero, such as 30s or PT1M30S, or none.");
        maxPerRequest = values.read(
                FreedomKey.RESOURCES_MAX_PER_REQUEST, "Write a whole number from 1 to 1000000, such as 10, or none.");
        closeTimeout =
                values.read(FreedomKey.RESOURCES_CLOSE_TIMEOUT, "Write a duration above zero, such as 10s or PT1M30S.");
        faults = values.faults();
    }

    /** One for each setting that is not what it can be. */
    List<FreedomException> faults() {
        return faults;
    }

    /** What is set, or the default where that can't be. */
    ResourceLimits limits() {
        return new ResourceLimits(
                reportAfter.equals(NONE) ? null : FreedomKey.duration(reportAfter),
                maxPerRequest.equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(maxPerRequest)),
                FreedomKey.duration(closeTimeout));
    }
}
