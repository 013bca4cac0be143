package io.freedom.server.reload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The compiler's files for one run: it reads what is on disk, without the classes that are being compiled anew, and what it
 * makes of them stays in memory.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Set<String> hidden;
    private final Map<String, Output> outputs = new HashMap<>();

    /** @param hidden binary names of the classes that must not be found in the class folder */
    MemoryFiles(StandardJavaFileManager disk, Set<String> hidden) {
        super(disk);
        this.hidden = hidden;
    }

    /** What the compiler made: contents by name below the class folder. */
    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new HashMap<>();
        outputs.forEach((name, output) -> contents.put(name, output.bytes.toByteArray()));
        return contents;
    }

    /** The classes made from a source, by their binary names. */
    Map<String, byte[]> classesOf(Path source) {
        Map<String, byte[]> classes = new HashMap<>();
        outputs.forEach((name, output) -> {
            if (source.equals(output.source) && name.endsWith(".class")) {
                classes.put(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'),
                        output.bytes.toByteArray());
            }
        });
        return classes;
    }

    /** The source's path, or null where it is not on disk. */
    static @Nullable Path path(@Nullable FileObject file) {
        return file != null && "file".equals(file.toUri().getScheme()) ? Path.of(file.toUri()) : null;
    }

    @Override
    public Iterable<JavaFileObject> list(
            JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        Iterable<JavaFileObject> found = super.list(location, packageName, kinds, recurse);
        if (hidden.isEmpty() || location != StandardLocation.CLASS_PATH) {
            return found;
        }
        List<JavaFileObject> visible = new ArrayList<>();
        for (JavaFileObject each : found) {
            if (each.getKind() != JavaFileObject.Kind.CLASS || !hidden.contains(inferBinaryName(location, each))) {
                visible.add(each);
            }
        }
        return visible;
    }

    /** A module declaration in the class folder would make the compiler forget the class path. */
    @Override
    public @Nullable JavaFileObject getJavaFileForInput(
            JavaFileManager.Location location, String className, JavaFileObject.Kind kind) throws IOException {
        return location == StandardLocation.CLASS_OUTPUT ? null : super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling)
            throws IOException {
        return location == StandardLocation.CLASS_OUTPUT && kind == JavaFileObject.Kind.CLASS
                ? output(className.replace('.', '/') + kind.extension, kind, sibling)
                : super.getJavaFileForOutput(location, className, kind, sibling);
    }

    @Override
    public FileObject getFileForOutput(
            JavaFileManager.Location location, String packageName, String name, @Nullable FileObject sibling)
            throws IOException {
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        return location == StandardLocation.CLASS_OUTPUT
                ? output(folder + name, JavaFileObject.Kind.OTHER, sibling)
                : super.getFileForOutput(location, packageName, name, sibling);
    }

    /** Files of a processor's, such as those above, are none of the disk's. */
    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return (one instanceof Output || other instanceof Output) ? one == other : super.isSameFile(one, other);
    }

    /** The compiler closes nothing that others still use. */
    @Override
    public void close() {
        // Who opened the files on disk closes them.
    }

    private Output output(String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        Output output = new Output(name, kind, path(sibling));
        outputs.put(name, output);
        return output;
    }

    private static final class Output extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final @Nullable Path source;

        Output(String name, Kind kind, @Nullable Path source) {
            super(URI.create("memory:///" + name.replace(' ', '_')), kind);
            this.source = source;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
