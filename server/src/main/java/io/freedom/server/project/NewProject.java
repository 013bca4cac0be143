package io.freedom.server.project;

import io.freedom.server.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A project that is to be written. It is written beside its place and moved there at the end, so that it is there as a whole or
 * not at all, and nothing is ever overwritten.
 */
public final class NewProject {

    private final SiteName name;
    private final Path folder;
    private final @Nullable Path template;

    /**
     * @param folder where it will be: nothing of this name may exist, and the folder that it is in must
     * @param template a folder with the files; null takes Freedom's own
     */
    public NewProject(SiteName name, Path folder, @Nullable Path template) {
        this.name = name;
        this.folder = folder.toAbsolutePath().normalize();
        this.template = template;
    }

    /**
     * Writes it, with a secret key that no other project has.
     *
     * @return its folder
     * @throws ServerException whose message is one line that tells everything; then nothing is there that was not before
     */
    public Path write() {
        requireFree();
        Path parent = requireParent();
        try (Template files = template == null ? Template.standard() : Template.in(template);
                Draft draft = new Draft(parent, String.valueOf(folder.getFileName()))) {
            draft.write(files, Placeholders.of(name, SecretKey.random()));
            draft.moveTo(folder);
        } catch (IOException | UncheckedIOException e) {
            requireFree();
            throw unwritable("%s can't be written: %s.".formatted(Quoted.path(folder), Reasons.of(e)));
        }
        return folder;
    }

    private void requireFree() {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new ServerException(
                    "FREEDOM-0754",
                    "%s exists already, and was left as it is. Give the site another name or another folder."
                            .formatted(Quoted.path(folder)),
                    null);
        }
    }

    private Path requireParent() {
        Path parent = folder.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw unwritable("%s can't be written: the folder that it would be in does not exist."
                    .formatted(Quoted.path(folder)));
        }
        return parent;
    }

    private static ServerException unwritable(String text) {
        return new ServerException("FREEDOM-0755", text + " Choose a folder in which you may write.", null);
    }
}
