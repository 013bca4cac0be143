package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

    @TempDir
    Path folder;

    @Test
    void whatCameChangedAndWentIsTold() throws IOException {
        Path stays = write("stays", "1");
        Path changes = write("changes", "1");
        Path goes = write("sub/goes", "1");
        Snapshot before = look(Snapshot.EMPTY);

        Files.writeString(changes, "22");
        Files.delete(goes);
        Path comes = write("sub/comes", "1");

        assertThat(look(before).since(before).files())
                .containsOnly(entry(changes, Change.MODIFIED), entry(goes, Change.DELETED), entry(comes, Change.ADDED))
                .doesNotContainKey(stays);
    }

    @Test
    void aSecondWriteWithinTheSameTickOfTheClockIsSeen() throws IOException {
        Path file = write("file", "one");
        // Still just written when it is looked at, however late that is.
        FileTime tick = FileTime.from(Instant.now().plus(Duration.ofHours(1)));
        Files.setLastModifiedTime(file, tick);
        Snapshot before = look(Snapshot.EMPTY);

        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, tick);

        assertThat(look(before).since(before).present()).containsExactly(file);
    }

    @Test
    void aFileOfTheSameSizeThatWasRenamedOverTheOldOneIsSeen() throws IOException {
        Path file = write("file", "one");
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, longAgo);
        Snapshot before = look(Snapshot.EMPTY);

        Path other = write("other", "two");
        Files.setLastModifiedTime(other, longAgo);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(look(before).since(before).present()).containsExactly(file);
    }

    @Test
    void lookingAgainAtTheSameFilesFindsNothing() throws IOException {
        write("file", "one");
        Snapshot before = look(Snapshot.EMPTY);

        assertThat(look(before).since(before).isEmpty()).isTrue();
        assertThat(look(Snapshot.EMPTY).since(before).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".Site.java.swp",
                "Site.java~",
                "#Site.java#",
                ".#Site.java",
                "Site.java.swp",
                "4913",
                "Site.java___jb_tmp___",
                "Site.java___jb_old___",
                ".goutputstream-ABC",
                ".Site.java.kate-swp",
                ".~lock.Site.java#",
                "._Site.java",
                ".DS_Store",
                ".git/HEAD"
            })
    void whatEditorsLeaveBehindIsNoneOfTheSite(String name) throws IOException {
        write(name, "");

        assertThat(look(Snapshot.EMPTY).files()).isEmpty();
        assertThat(Snapshot.of(List.of(folder), Set.of(folder), Snapshot.EMPTY).files())
                .isEmpty();
    }

    @Test
    void aPlaceMayBeAFileAndNeedNotExistAndMayHaveAnyName() throws IOException {
        Path pom = write(".pom", "");
        Path hidden = write(".src/A.java", "");
        List<Path> places = List.of(pom, hidden.getParent(), folder.resolve("none"));

        assertThat(Snapshot.of(places, Snapshot.EMPTY).files()).containsOnlyKeys(pom, hidden);
    }

    @Test
    void aFolderThatContainsItselfIsNoEnd() throws IOException {
        Path file = write("sub/file", "");
        Files.createSymbolicLink(folder.resolve("sub/again"), folder);

        assertThat(look(Snapshot.EMPTY).files()).containsKey(file);
    }

    @Test
    void aPersonIsToldOfTheFirst() throws IOException {
        write("a", "");
        Snapshot one = look(Snapshot.EMPTY);
        write("b", "");

        assertThat(one.since(Snapshot.EMPTY)).hasToString("a is new");
        assertThat(look(one).since(Snapshot.EMPTY)).hasToString("a and 1 more changed");
        assertThat(Snapshot.EMPTY.since(one)).hasToString("a was deleted");
    }

    private Snapshot look(Snapshot before) {
        return Snapshot.of(List.of(folder), before);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
