package io.freedom.server.reload;

import io.freedom.server.SiteLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A site that is served and watched: where its parts lie, and what a change of each means.
 *
 * @param layout what is served
 * @param sources what that is made from; null where only what is served is known
 */
public record WatchedSite(SiteLayout layout, @Nullable SiteSources sources) {

    private static final List<String> PRIVATE = List.of("WEB-INF", "META-INF");

    public WatchedSite {
        Objects.requireNonNull(layout, "layout");
    }

    /** Every place where a change matters, but for what is served as it is. */
    List<Path> places() {
        List<Path> places = new ArrayList<>();
        for (Path web : layout.web()) {
            if (Files.isDirectory(web)) {
                PRIVATE.forEach(each -> places.add(web.resolve(each)));
            } else {
                places.add(web);
            }
        }
        places.addAll(layout.classes());
        places.addAll(layout.libraries());
        if (sources != null) {
            places.addAll(sources.sources());
            places.addAll(sources.resources());
            places.addAll(sources.filtered());
            places.addAll(sources.buildFiles());
            places.addAll(sources.classPath());
            places.add(sources.classes());
        }
        return places.stream().distinct().toList();
    }

    /** The places where a name that begins with a dot is one like any other. */
    Set<Path> dotted() {
        Set<Path> places = new HashSet<>(layout.web());
        layout.web().forEach(web -> PRIVATE.forEach(each -> places.add(web.resolve(each))));
        if (sources != null) {
            places.addAll(sources.resources());
            places.addAll(sources.filtered());
        }
        return places;
    }

    /** Where the files lie that are served as they are. */
    List<Path> publicPlaces() {
        return layout.web().stream().filter(Files::isDirectory).toList();
    }

    /** Whether a file of those places is served as it is. */
    boolean isPublic(Path file) {
        return !isReadAtDeployment(file);
    }

    /** Whether the sources have to be compiled. */
    boolean compiles(Changes changes) {
        return sources != null
                && !changes.below(sources.sources())
                        .where(file -> file.toString().endsWith(".java"))
                        .isEmpty();
    }

    /** Whether something is gone that the sources or the resources were made into, as after {@code mvn clean}. */
    boolean hasLostOutput(Changes changes) {
        return sources != null
                && !changes.below(List.of(sources.classes())).gone().isEmpty();
    }

    /** The changes of resources that are copied as they are. */
    Changes resources(Changes changes) {
        return sources == null ? Changes.NONE : changes.below(sources.resources());
    }

    /** The changes of resources that only the build can copy. */
    Changes filtered(Changes changes) {
        return sources == null ? Changes.NONE : changes.below(sources.filtered());
    }

    /** Whether the site may be made of other parts now. */
    boolean rebuilds(Changes changes) {
        return (sources != null && !changes.below(sources.buildFiles()).isEmpty())
                || hasOtherLibraries(changes)
                || !changes.where(this::isLibraryOfTheWebFolder).isEmpty();
    }

    /** Whether a library has other contents, one that the sources are only compiled against included. */
    boolean hasOtherLibraries(Changes changes) {
        return !changes.below(layout.libraries()).isEmpty()
                || (sources != null && !changes.below(sources.classPath()).isEmpty());
    }

    /** Whether the changes are seen only by a new deployment. What the container reads for each request needs none. */
    boolean redeploys(Changes changes) {
        return !changes.below(layout.classes()).isEmpty()
                || !changes.below(layout.libraries()).isEmpty()
                || !changes.where(this::isReadAtDeployment).isEmpty();
    }

    private boolean isReadAtDeployment(Path file) {
        return layout.web().stream()
                .filter(file::startsWith)
                .anyMatch(web -> !Files.isDirectory(web) || isPrivate(web.relativize(file)));
    }

    private boolean isLibraryOfTheWebFolder(Path file) {
        return layout.web().stream().anyMatch(web -> file.startsWith(web.resolve("WEB-INF/lib")));
    }

    private static boolean isPrivate(Path name) {
        return PRIVATE.stream().anyMatch(name::startsWith);
    }
}
