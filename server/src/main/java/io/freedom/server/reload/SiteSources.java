package io.freedom.server.reload;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a site is made from, so that it can be made again while it is served.
 *
 * @param classes the class folder that the site is served from, and that the compiler writes to
 * @param sources folders of Java sources; those that don't exist yet are watched too
 * @param resources folders whose files are copied to the class folder as they are
 * @param filtered folders of resources that only the build tool can copy, because it changes them on the way
 * @param classPath what the sources are compiled against, without the class folder
 * @param options options of javac, without any for paths of classes and sources
 * @param generated where annotation processors write sources; null where no processor is to run
 * @param buildFiles files that say how the site is built; a change means that all of this may be different
 */
public record SiteSources(
        Path classes,
        List<Path> sources,
        List<Path> resources,
        List<Path> filtered,
        List<Path> classPath,
        List<String> options,
        @Nullable Path generated,
        List<Path> buildFiles) {

    public SiteSources {
        Objects.requireNonNull(classes, "classes");
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
        filtered = List.copyOf(filtered);
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
        buildFiles = List.copyOf(buildFiles);
    }
}
