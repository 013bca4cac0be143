package io.freedom.server.project;

import io.freedom.server.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/** A project while it is written: a folder with a name that nobody has, gone when it is closed. */
final class Draft implements AutoCloseable {

    private static final Set<PosixFilePermission> MAY_EXECUTE = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path folder;

    /** Not a temporary folder of the JDK's, which only its owner may read. */
    Draft(Path parent, String name) throws IOException {
        folder = Files.createDirectory(parent.resolve(".%s-%s".formatted(name, UUID.randomUUID())));
    }

    /** @throws ServerException where the fault is the template's */
    void write(Template template, Placeholders placeholders) throws IOException {
        for (Path file : template.files()) {
            Path to = target(file, placeholders);
            byte[] content = content(template, file, placeholders);
            try {
                Files.createDirectories(to.getParent());
                Files.write(to, content, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw misplaced(file, "another file of the template becomes that, too");
            }
            keepExecutable(template.path(file), to);
        }
    }

    /** In one step where the file system can; what is there meanwhile is left alone. */
    void moveTo(Path target) throws IOException {
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(folder, target);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path target(Path file, Placeholders placeholders) {
        String name = file.toString();
        placeholders.unknown(name).ifPresent(unknown -> {
            throw unknown(unknown, "The name %s".formatted(Quoted.path(file)), placeholders);
        });
        Path target = folder.resolve(placeholders.fill(name)).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw misplaced(file, "it lies outside of it");
        }
        return target;
    }

    /** A text is filled; what is none, such as a picture, is as it was. */
    private static byte[] content(Template template, Path file, Placeholders placeholders) {
        byte[] content = template.content(file);
        Optional<String> found = text(content);
        if (found.isEmpty()) {
            return content;
        }
        String text = found.get();
        placeholders.unknown(text).ifPresent(unknown -> {
            long line = text.substring(0, unknown.start())
                            .chars()
                            .filter(each -> each == '\n')
                            .count()
                    + 1;
            throw unknown(unknown, "Line %d of %s".formatted(line, Quoted.path(file)), placeholders);
        });
        return placeholders.fill(text).getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static void keepExecutable(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || target == null) {
            return;
        }
        Set<PosixFilePermission> executable = EnumSet.copyOf(MAY_EXECUTE);
        executable.retainAll(source.readAttributes().permissions());
        if (!executable.isEmpty()) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(target.readAttributes().permissions());
            permissions.addAll(executable);
            target.setPermissions(permissions);
        }
    }

    private static ServerException unknown(MatchResult placeholder, String place, Placeholders placeholders) {
        return new ServerException(
                "FREEDOM-0757",
                "%s of the template has the placeholder %s, which stands for nothing. Write one of %s, or blanks inside of the braces where it is none."
                        .formatted(place, placeholder.group(), placeholders.known()),
                null);
    }

    private static ServerException misplaced(Path file, String reason) {
        return new ServerException(
                "FREEDOM-0758",
                "The file %s of the template has no place in the project, because %s. Rename it."
                        .formatted(Quoted.path(file), reason),
                null);
    }
}
