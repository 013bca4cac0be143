package io.freedom.internal.settings;

import io.freedom.FreedomException;
import io.freedom.SettingException;
import io.freedom.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of Freedom's own keys, with every fault of theirs. They are read as text: the site may have converters to the types
 * that are meant, which are for its own settings.
 */
public final class FreedomValues {

    private final Settings settings;
    private final List<FreedomException> faults = new ArrayList<>();

    public FreedomValues(Settings settings) {
        this.settings = settings;
    }

    /**
     * The value that somebody set, or the default of the key.
     *
     * @param remedy a sentence that says what to write
     * @return the default, too, where the value is a fault
     */
    public String read(FreedomKey key, String remedy) {
        String value;
        try {
            value = settings.find(key.key()).orElse(key.byDefault());
        } catch (SettingException fault) {
            faults.add(fault);
            return key.byDefault();
        }
        if (key.accepts(value)) {
            return value;
        }
        faults.add(key.refused(settings, value, remedy));
        return key.byDefault();
    }

    /** The value of a key that has none where nobody sets one; empty where that is so, and where the value is a fault. */
    public String readOrEmpty(FreedomKey key) {
        try {
            return settings.find(key.key()).orElse("");
        } catch (SettingException fault) {
            faults.add(fault);
            return "";
        }
    }

    /** One for each setting that is not what it can be, in the order in which they were read. */
    public List<FreedomException> faults() {
        return List.copyOf(faults);
    }
}
