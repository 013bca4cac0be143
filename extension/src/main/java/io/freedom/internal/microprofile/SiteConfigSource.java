package io.freedom.internal.microprofile;

import io.freedom.internal.settings.VisibleSettings;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The values of one site as a source of the server's {@code Config}.
 *
 * <p>Threading: immutable.
 */
final class SiteConfigSource implements ConfigSource {

    /**
     * Below {@code META-INF/microprofile-config.properties} (100) and whatever a server adds by default, of which Payara's folder of
     * secrets (90) is the weakest: to show the values gives names a value that had none, and changes none.
     */
    static final int ORDINAL = 80;

    private final VisibleSettings settings;

    SiteConfigSource(VisibleSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return settings.name();
    }

    /** Whatever the settings say of {@code config_ordinal}, which is for sources that are files. */
    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.values().keySet();
    }

    @Override
    public Map<String, String> getProperties() {
        return settings.values();
    }

    @Override
    public @Nullable String getValue(String name) {
        return settings.values().get(name);
    }
}
