package io.freedom.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes EARs that hold the WAR of the scenarios once for each mode, as {@code ear-hook.war} and {@code ear-listeners.war}. */
final class Ear {

    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String OURS = LIBRARIES + "freedom-extension";

    private Ear() {}

    /** Each WAR as it is. */
    static Path ofWholeWars(Path war, Path ear) throws IOException {
        try (ZipOutputStream out = begin(ear)) {
            for (Mode mode : Mode.values()) {
                out.putNextEntry(new ZipEntry(web(mode)));
                Files.copy(war, out);
            }
        }
        return ear;
    }

    /** Freedom's jar once, in the EAR's {@code lib}, and the WARs without it. */
    static Path ofThinWars(Path war, Path ear) throws IOException {
        try (ZipOutputStream out = begin(ear);
                ZipFile in = new ZipFile(war.toFile())) {
            for (Mode mode : Mode.values()) {
                out.putNextEntry(new ZipEntry(web(mode)));
                copyWithoutOurs(in, out);
            }
            ZipEntry jar = in.stream()
                    .filter(Ear::isOurs)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no Freedom in " + war));
            out.putNextEntry(new ZipEntry("lib/" + jar.getName().substring(LIBRARIES.length())));
            copy(in, jar, out);
        }
        return ear;
    }

    static String contextPath(Mode mode) {
        return "/ear-" + mode.deployment();
    }

    private static String web(Mode mode) {
        return "ear-" + mode.deployment() + ".war";
    }

    private static ZipOutputStream begin(Path ear) throws IOException {
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(ear));
        out.putNextEntry(new ZipEntry("META-INF/application.xml"));
        out.write(descriptor().getBytes(StandardCharsets.UTF_8));
        return out;
    }

    private static String descriptor() {
        return Arrays.stream(Mode.values())
                .map(mode -> "<module><web><web-uri>" + web(mode) + "</web-uri><context-root>" + contextPath(mode)
                        + "</context-root></web></module>")
                .collect(Collectors.joining(
                        "",
                        "<application xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"10\">",
                        "<library-directory>lib</library-directory></application>"));
    }

    private static void copyWithoutOurs(ZipFile in, OutputStream to) throws IOException {
        ZipOutputStream out = new ZipOutputStream(to);
        in.stream().filter(entry -> !isOurs(entry)).forEach(entry -> {
            try {
                out.putNextEntry(new ZipEntry(entry.getName()));
                copy(in, entry, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.finish();
    }

    private static boolean isOurs(ZipEntry entry) {
        return entry.getName().startsWith(OURS);
    }

    private static void copy(ZipFile in, ZipEntry entry, OutputStream out) throws IOException {
        try (InputStream content = in.getInputStream(entry)) {
            content.transferTo(out);
        }
    }
}
