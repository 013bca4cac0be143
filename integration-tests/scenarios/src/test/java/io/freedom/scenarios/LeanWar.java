package io.freedom.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The WAR of the scenarios without JAX-RS, Faces and WebSocket: a server starts it in a fraction of the time, and what still stays
 * of it when it is gone is not what those leave behind.
 */
final class LeanWar {

    private static final String CLASSES = "WEB-INF/classes/scenarios/";
    private static final List<String> LEFT_OUT = List.of(
            CLASSES + "rest/", CLASSES + "sockets/", CLASSES + "OtherSites", "WEB-INF/faces-config.xml", "pages/");
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String SETTINGS = CLASSES + "settings/hook.properties";
    private static final String APPLICATION =
            "freedom.application=scenarios.LeanSite.application\nscenarios.name=hook\n";

    private LeanWar() {}

    /** Writes it to a folder. */
    static Path in(Path folder) throws IOException {
        Path lean = folder.resolve("lean.war");
        try (ZipFile war = new ZipFile(RunningServer.war().toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(lean))) {
            for (ZipEntry entry : Collections.list(war.entries())) {
                if (!isIn(entry.getName())) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(SETTINGS)) {
                    out.write(APPLICATION.getBytes(StandardCharsets.UTF_8));
                } else {
                    try (InputStream in = war.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        return lean;
    }

    private static boolean isIn(String name) {
        return name.startsWith(LIBRARIES)
                ? name.startsWith(LIBRARIES + "freedom-extension")
                : LEFT_OUT.stream().noneMatch(name::startsWith);
    }
}
