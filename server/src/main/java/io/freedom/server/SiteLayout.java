package io.freedom.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a site is made of. A WAR has everything in one place; a project that is being worked on has it in several.
 *
 * @param web folders with the site's web resources and its {@code WEB-INF}, or WAR files; where two have the same file, the
 *     first counts. At least one
 * @param classes folders that stand for {@code WEB-INF/classes}; put the one with the classes before those with resources
 * @param libraries jar files that stand for {@code WEB-INF/lib}, or folders of classes that stand for such jars
 */
public record SiteLayout(List<Path> web, List<Path> classes, List<Path> libraries) {

    /** @throws ServerException if there is no web folder, or a folder or file is not there, or is not what it should be */
    public SiteLayout {
        web = absolute(web);
        classes = absolute(classes);
        libraries = absolute(libraries);
        if (web.isEmpty()) {
            throw new ServerException("FREEDOM-0511", "The site has no web folder. Name one, or a WAR file.", null);
        }
        web.forEach(SiteLayout::checkWeb);
        classes.forEach(SiteLayout::checkFolder);
        libraries.forEach(SiteLayout::checkThere);
    }

    /** A WAR file, or a folder with the contents of one. */
    public static SiteLayout of(Path site) {
        return new SiteLayout(List.of(site), List.of(), List.of());
    }

    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }

    private static void checkWeb(Path path) {
        checkThere(path);
        if (!Files.isDirectory(path) && !path.getFileName().toString().endsWith(".war")) {
            throw new ServerException(
                    "FREEDOM-0513",
                    "%s is neither a folder nor a WAR file. Name a file that ends in .war, or a folder with the contents of one."
                            .formatted(path),
                    null);
        }
    }

    private static void checkFolder(Path path) {
        checkThere(path);
        if (!Files.isDirectory(path)) {
            throw new ServerException(
                    "FREEDOM-0514", "%s is not a folder. Name a folder of classes.".formatted(path), null);
        }
    }

    private static void checkThere(Path path) {
        if (!Files.isReadable(path)) {
            throw new ServerException(
                    "FREEDOM-0512",
                    "%s %s. Check the path%s."
                            .formatted(
                                    path,
                                    Files.exists(path) ? "can't be read" : "does not exist",
                                    Files.exists(path) ? " and its permissions" : ", and build the site first"),
                    null);
        }
    }
}
