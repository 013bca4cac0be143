package io.freedom.connections;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The WAR of the site with settings of the test's own. */
public final class SiteArchive {

    private final Path war;
    private final Map<String, String> files = new LinkedHashMap<>();

    /** @param war the one that the build made; left as it is */
    public SiteArchive(Path war) {
        this.war = war;
    }

    /** What the settings module of the site says. */
    public SiteArchive settings(String... texts) {
        return with("WEB-INF/classes/connections/settings/here.properties", String.join("\n", texts));
    }

    /** Adds a file, or replaces it. */
    public SiteArchive with(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** Writes it. */
    public Path to(Path archive) throws IOException {
        Files.copy(war, archive);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of())) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = zip.getPath("/", file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        return archive;
    }
}
