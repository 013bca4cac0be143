package io.freedom.internal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Objects;

/** A resource on the class path. Two are equal where name and URL are. */
final class Resource {

    private final String name;
    private final URL url;

    Resource(String name, URL url) {
        this.name = name;
        this.url = url;
    }

    String name() {
        return name;
    }

    /** The jar's file name, or the last name of the folder, whatever URLs the server uses ({@code jar:}, {@code vfs:}). */
    String container() {
        String text = url.toString();
        if (text.endsWith(name)) {
            text = text.substring(0, text.length() - name.length());
        }
        while (text.endsWith("/") || text.endsWith("!")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.substring(text.lastIndexOf('/') + 1);
    }

    boolean isInJar() {
        return container().endsWith(".jar");
    }

    /** Reads it all, without the JVM's cache of open jars: that would keep the file after the site is undeployed. */
    byte[] bytes() throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resource resource
                && name.equals(resource.name)
                && url.toString().equals(resource.url.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, url.toString());
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
