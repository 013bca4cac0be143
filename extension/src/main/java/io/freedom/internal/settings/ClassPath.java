package io.freedom.internal.settings;

import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The site's class path, as the class loader of the deployment shows it. */
final class ClassPath {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final ClassLoader loader;

    ClassPath(ClassLoader loader) {
        this.loader = loader;
    }

    ClassLoader loader() {
        return loader;
    }

    /** The strongest resource of a name. */
    Optional<Resource> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * The strongest resource of a name that is in no jar: what a test or a command puts before the site's class path is a folder
     * or in memory, and a library has no say in it.
     */
    Optional<Resource> firstInNoJar(String name) {
        List<Resource> all = all(name);
        all.stream()
                .filter(Resource::isInJar)
                .forEach(resource ->
                        LOG.log(System.Logger.Level.WARNING, ModuleProblems.inJar(name, resource.container())));
        return all.stream().filter(resource -> !resource.isInJar()).findFirst();
    }

    /**
     * All resources of a name, the strongest first: folders in the order of the class path, then jars by name. The order of
     * the jars in WEB-INF/lib is not the same on every server, so it can't decide.
     *
     * @throws io.freedom.SettingException if the class loader fails
     */
    List<Resource> all(String name) {
        try {
            return Collections.list(loader.getResources(name)).stream()
                    .map(url -> new Resource(name, url))
                    .distinct()
                    .sorted(Comparator.comparing(resource -> resource.isInJar() ? resource.container() : ""))
                    .toList();
        } catch (IOException e) {
            throw ModuleProblems.siteFile(
                    name,
                    name,
                    "can't be looked for on the site's class path: " + e.getMessage(),
                    "See that the archive and its jars can be read",
                    e);
        }
    }
}
