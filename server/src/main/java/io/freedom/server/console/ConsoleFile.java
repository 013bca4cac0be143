package io.freedom.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file that the console's page is made of. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ConsoleFile(String type, byte[] content) {

    /** By their path. */
    static Map<String, ConsoleFile> all() {
        return Stream.of("console.html", "console.css", "console.js", "sections.js", "keys.js", "refresh.js")
                .collect(Collectors.toUnmodifiableMap(
                        name -> ConsoleHandler.PATH + name.replace("console.html", ""), ConsoleFile::read));
    }

    private static ConsoleFile read(String name) {
        try (InputStream in = ConsoleFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The server's jar has no " + name);
            }
            return new ConsoleFile(type(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        if (name.endsWith(".js")) {
            return "text/javascript;charset=utf-8";
        }
        return name.endsWith(".css") ? "text/css;charset=utf-8" : "text/html;charset=utf-8";
    }
}
