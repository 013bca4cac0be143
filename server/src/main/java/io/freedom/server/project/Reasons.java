package io.freedom.server.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** What the operating system says, in words and without the file, which the message names. */
final class Reasons {

    private Reasons() {}

    static String of(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            return of(Objects.requireNonNull(unchecked.getCause()));
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemLoopException) {
            return "a link in it leads back to it";
        }
        if (failure instanceof FileSystemException other) {
            return other.getReason() == null ? words(other) : other.getReason();
        }
        return failure instanceof IOException && failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
    }

    /** Their messages are the file and nothing else. */
    private static String words(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is something of this name";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is no folder";
        }
        return failure instanceof DirectoryNotEmptyException
                ? "the folder is not empty"
                : "the system does not say why";
    }
}
