package io.freedom.internal.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class path of a few resources that are in memory, so that thousands of sites need no files. */
final class InMemory extends ClassLoader {

    private final Map<String, byte[]> files;

    InMemory(Map<String, byte[]> files) {
        super(InMemory.class.getClassLoader());
        this.files = files;
    }

    @Override
    public @Nullable URL getResource(String name) {
        byte[] content = files.get(name);
        try {
            return content == null ? null : new URL(null, "memory:/classes/" + name, new Content(content));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        URL url = getResource(name);
        return Collections.enumeration(url == null ? List.of() : List.of(url));
    }

    private static final class Content extends URLStreamHandler {

        private final byte[] content;

        Content(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() throws IOException {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
