package io.freedom.internal.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The site's class path, as the class loader of the deployment shows it. */
final class ClassPath {

    private final ClassLoader loader;

    ClassPath(ClassLoader loader) {
        this.loader = loader;
    }

    ClassLoader loader() {
        return loader;
    }

    /** The first resource of a name: in the order of the class path. */
    Optional<Resource> first(String name) {
        URL url = loader.getResource(name);
        return url == null ? Optional.empty() : Optional.of(new Resource(name, url));
    }

    /**
     * All resources of a name, the strongest first: folders in the order of the class path, then jars by name. The order of
     * the jars in WEB-INF/lib is not the same on every server, so it can't decide.
     */
    List<Resource> all(String name) {
        try {
            return Collections.list(loader.getResources(name)).stream()
                    .map(url -> new Resource(name, url))
                    .distinct()
                    .sorted(Comparator.comparing(resource -> resource.isInJar() ? resource.container() : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
