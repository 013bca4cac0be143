package io.freedom.internal.microprofile;

import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.VisibleSettings;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * The values of the site that a class loader shows, for the {@code Config} that the server makes for that loader. It gives none
 * unless the site's settings say {@value VisibleSettings#KEY}.
 *
 * <p>It never throws, whatever is wrong with the settings: the server's {@code Config} must come to be, and Freedom's extension
 * reports the fault.
 *
 * <p>Threading: without state.
 */
public final class SiteConfigSources implements ConfigSourceProvider {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    /** Called by the server once for each {@code Config} that it makes. */
    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader forClassLoader) {
        if (isAskedByItself()) {
            return List.of();
        }
        try {
            return VisibleSettings.of(settings(forClassLoader)).stream()
                    .<ConfigSource>map(SiteConfigSource::new)
                    .toList();
        } catch (RuntimeException | LinkageError fault) {
            LOG.log(Level.DEBUG, () -> "MicroProfile Config gets no value of the site's: " + fault.getMessage());
            return List.of();
        }
    }

    /** A settings module is code of the site's; the thread may be the server's. */
    private static DeploymentSettings settings(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return DeploymentSettings.load(loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A settings module that asks for the server's {@code Config} makes the server ask here again, without end. */
    private static boolean isAskedByItself() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().equals(SiteConfigSources.class.getName())
                                && frame.getMethodName().equals("getConfigSources"))
                        .skip(1)
                        .findFirst()
                        .isPresent());
    }
}
