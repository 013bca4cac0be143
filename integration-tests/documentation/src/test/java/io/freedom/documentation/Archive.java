package io.freedom.documentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a WAR.
 *
 * @param files the paths of its files
 */
record Archive(List<String> files) {

    private static final String LIBRARIES = "WEB-INF/lib/";

    static Archive of(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return new Archive(zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .map(name -> name.startsWith("/") ? name.substring(1) : name)
                    .toList());
        }
    }

    /** The names of the jars that it carries. */
    List<String> libraries() {
        return files.stream()
                .filter(file -> file.startsWith(LIBRARIES))
                .map(file -> file.substring(LIBRARIES.length()))
                .toList();
    }
}
