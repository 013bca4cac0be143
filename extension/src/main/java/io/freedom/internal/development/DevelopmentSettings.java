package io.freedom.internal.development;

import io.freedom.FreedomException;
import io.freedom.Settings;
import io.freedom.internal.settings.FreedomKey;
import io.freedom.internal.settings.FreedomValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The settings that tell development from production, with every fault of theirs. */
public final class DevelopmentSettings {

    private final List<FreedomException> faults = new ArrayList<>();
    private final Optional<Boolean> debug;
    private final String secretKey;
    private final Set<String> silenced;

    public DevelopmentSettings(Settings settings) {
        FreedomValues values = new FreedomValues(settings);
        String mode = values.read(FreedomKey.DEBUG, "Write true or false.");
        debug = values.faults().isEmpty() ? Optional.of(Boolean.valueOf(mode)) : Optional.empty();
        secretKey = values.readOrEmpty(FreedomKey.SECRET_KEY);
        String ids = values.readOrEmpty(FreedomKey.CHECK_SILENCED);
        silenced = new TreeSet<>(Arrays.stream(ids.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList());
        faults.addAll(values.faults());
        Set<String> unknown = new TreeSet<>(silenced);
        unknown.removeAll(Advice.ids());
        if (!unknown.isEmpty()) {
            faults.add(FreedomKey.CHECK_SILENCED.refused(
                    settings,
                    ids,
                    "There is no advice " + String.join(", ", unknown) + "; remove it. There are "
                            + String.join(", ", Advice.ids()) + "."));
        }
    }

    /** One for each setting that is not what it can be. */
    public List<FreedomException> faults() {
        return List.copyOf(faults);
    }

    /** {@code freedom.debug}; empty where that is a fault. */
    Optional<Boolean> debug() {
        return debug;
    }

    /** {@code freedom.secret-key}; empty text where there is none. */
    String secretKey() {
        return secretKey;
    }

    boolean isSilenced(Advice advice) {
        return silenced.contains(advice.id());
    }
}
