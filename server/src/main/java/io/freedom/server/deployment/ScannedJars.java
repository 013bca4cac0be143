package io.freedom.server.deployment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.annotations.AnnotationParser.ClassInfo;
import org.eclipse.jetty.annotations.AnnotationParser.FieldInfo;
import org.eclipse.jetty.annotations.AnnotationParser.Handler;
import org.eclipse.jetty.annotations.AnnotationParser.MethodInfo;
import org.eclipse.jetty.util.FileID;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.resource.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty's search for annotations found in each jar, so that the next deployment of a site does not read every class of
 * unchanged jars again. It is a bean of the server; without it every deployment reads everything.
 *
 * <p>Threading: any thread may call anything.
 */
public final class ScannedJars {

    private final Map<Path, Scan> scans = new ConcurrentHashMap<>();

    AnnotationParser parser(int javaPlatform) {
        return new Parser(javaPlatform);
    }

    /** The jar that a resource is, or is the contents of; null where it is something else. */
    private static @Nullable Path jar(Resource resource) {
        URI uri = resource.getURI();
        if (uri == null) {
            return null;
        }
        return switch (uri.getScheme()) {
            case "jar" -> Path.of(URIUtil.unwrapContainer(uri));
            case "file" -> FileID.isJavaArchive(uri) && !resource.isDirectory() ? Path.of(uri) : null;
            default -> null;
        };
    }

    private final class Parser extends AnnotationParser {

        Parser(int javaPlatform) {
            super(javaPlatform);
        }

        @Override
        public void parse(Set<? extends Handler> handlers, Resource resource) throws Exception {
            Path jar = jar(resource);
            if (jar == null) {
                super.parse(handlers, resource);
                return;
            }
            Scan known = scans.get(jar);
            if (known == null || !known.isOf(jar)) {
                known = Scan.begin(jar);
                super.parse(Set.of(known.recorder()), resource);
                scans.put(jar, known);
            }
            // What Jetty finds in a jar that is a file belongs to contents that it opens for this alone, and no list
            // knows.
            known.tell(handlers, resource.isDirectory() ? resource : null);
        }
    }

    /**
     * What was found in a jar.
     *
     * @param found each tells a handler one thing, as if it had been found in a resource just now, or in none
     */
    private record Scan(long modified, long size, List<BiConsumer<Handler, @Nullable Resource>> found) {

        static Scan begin(Path jar) throws IOException {
            BasicFileAttributes now = Files.readAttributes(jar, BasicFileAttributes.class);
            return new Scan(now.lastModifiedTime().toMillis(), now.size(), new ArrayList<>());
        }

        boolean isOf(Path jar) throws IOException {
            BasicFileAttributes now = Files.readAttributes(jar, BasicFileAttributes.class);
            return now.lastModifiedTime().toMillis() == modified && now.size() == size;
        }

        Handler recorder() {
            return new Recorder(found);
        }

        void tell(Set<? extends Handler> handlers, @Nullable Resource resource) {
            for (BiConsumer<Handler, @Nullable Resource> each : found) {
                for (Handler handler : handlers) {
                    each.accept(handler, resource);
                }
            }
        }
    }

    /**
     * Keeps what handlers of Jetty's look at: classes, and annotations of classes, methods and fields. Nothing that is kept
     * refers to the resource, which ends with its deployment.
     */
    private static final class Recorder extends AnnotationParser.AbstractHandler {

        private final List<BiConsumer<Handler, @Nullable Resource>> found;

        Recorder(List<BiConsumer<Handler, @Nullable Resource>> found) {
            this.found = found;
        }

        @Override
        public void handle(ClassInfo info) {
            Found type = new Found(info);
            found.add((handler, resource) -> handler.handle(type.in(resource)));
        }

        @Override
        public void handle(ClassInfo info, @Nullable String annotation) {
            if (annotation != null) {
                Found type = new Found(info);
                found.add((handler, resource) -> handler.handle(type.in(resource), annotation));
            }
        }

        @Override
        public void handle(MethodInfo info, @Nullable String annotation) {
            if (annotation == null) {
                return;
            }
            Found type = new Found(info.getClassInfo());
            String name = info.getMethodName();
            int access = info.getAccess();
            String descriptor = info.getDesc();
            String signature = info.getSignature();
            String[] exceptions = info.getExceptions();
            found.add((handler, resource) -> handler.handle(
                    new MethodInfo(type.in(resource), name, access, descriptor, signature, exceptions), annotation));
        }

        @Override
        public void handle(FieldInfo info, @Nullable String annotation) {
            if (annotation == null) {
                return;
            }
            Found type = new Found(info.getClassInfo());
            String name = info.getFieldName();
            int access = info.getAccess();
            String fieldType = info.getFieldType();
            String signature = info.getSignature();
            Object value = info.getValue();
            found.add((handler, resource) -> handler.handle(
                    new FieldInfo(type.in(resource), name, access, fieldType, signature, value), annotation));
        }
    }

    /** A class without the resource that it was found in. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Found(
            String name,
            int version,
            int access,
            @Nullable String signature,
            @Nullable String above,
            String[] interfaces) {

        Found(ClassInfo info) {
            this(
                    info.getClassName(),
                    info.getVersion(),
                    info.getAccess(),
                    info.getSignature(),
                    info.getSuperName(),
                    info.getInterfaces());
        }

        ClassInfo in(@Nullable Resource resource) {
            return new ClassInfo(resource, name, version, access, signature, above, interfaces);
        }
    }
}
