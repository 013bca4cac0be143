package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.SiteLayout;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarReloadIT {

    @TempDir
    Path folder;

    private ReloadingSite site;

    @BeforeEach
    void makeSite() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
    }

    @AfterEach
    void stopSite() throws Exception {
        site.stop();
    }

    @Test
    void aWarIsUnpackedAgainAndWhatWasUnpackedBeforeIsDeleted() throws Exception {
        build("one");
        WatchedSite war = new WatchedSite(new SiteLayout(List.of(site.path("site.war")), List.of(), List.of()), null);
        site.start(() -> war);
        assertThat(site.get("/page.txt").body()).isEqualTo("one");
        Path unpacked = unpacked();

        build("two");
        assertThat(site.get("/page.txt").body()).isEqualTo("two");

        assertThat(unpacked).doesNotExist();
        assertThat(unpacked()).exists();
    }

    private Path unpacked() throws Exception {
        return Path.of(Objects.requireNonNull(site.loader().getResource("text")).toURI());
    }

    private void build(String text) throws Exception {
        Path made = site.path("made.war");
        try (FileSystem archive =
                FileSystems.newFileSystem(URI.create("jar:" + made.toUri()), Map.of("create", "true"))) {
            Files.createDirectories(archive.getPath("WEB-INF/classes"));
            Files.createFile(archive.getPath("WEB-INF/beans.xml"));
            Files.writeString(archive.getPath("WEB-INF/classes/text"), text);
            Files.writeString(archive.getPath("page.txt"), text);
        }
        Files.move(made, site.path("site.war"), StandardCopyOption.REPLACE_EXISTING);
    }
}
