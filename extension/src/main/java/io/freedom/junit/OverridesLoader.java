package io.freedom.junit;

import io.freedom.internal.settings.Overrides;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the class path of a test with the file of overrides in front of it; classes are those of the parent. */
final class OverridesLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final URL overrides;
    private final Runnable read;

    /** @param read called each time that somebody asks for the file, on any thread */
    OverridesLoader(ClassLoader parent, byte[] file, Runnable read) {
        super(parent.getName(), parent);
        this.overrides = url(file);
        this.read = read;
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (!name.equals(Overrides.NAME)) {
            return super.getResource(name);
        }
        read.run();
        return overrides;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.equals(Overrides.NAME)) {
            return super.getResources(name);
        }
        read.run();
        return Collections.enumeration(List.of(overrides));
    }

    private static URL url(byte[] file) {
        try {
            return new URL("overrides", "", -1, "/" + Overrides.NAME, new InMemory(file));
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e); // it never is, as the handler is given
        }
    }

    private static final class InMemory extends URLStreamHandler {

        private final byte[] content;

        InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
