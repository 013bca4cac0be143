package io.freedom.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes WARs of a site that tells its settings, see {@code small.Page}. They differ in nothing else. */
public final class SmallWar {

    /** Modules that every one of them has, so that whoever names one wins. */
    private static final List<String> MODULES = List.of(
            "process.freedom",
            "process.django",
            "process.property",
            "own.variable",
            "own.property",
            "archive.standard");

    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";
    private static final String OURS = "WEB-INF/lib/freedom-extension";

    private final String site;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Set<String> classes = new LinkedHashSet<>(List.of("small/Page", "small/Beside"));

    /** @param site the name of the site in {@code META-INF/freedom.properties} */
    public SmallWar(String site) {
        this.site = site;
        MODULES.forEach(module -> module(module, "won=" + module));
        says();
    }

    /** What {@code META-INF/freedom.properties} says beside the name of the site. */
    public SmallWar says(String... lines) {
        return file("META-INF/freedom.properties", "site=" + site + '\n' + String.join("\n", lines));
    }

    public SmallWar module(String name, String... lines) {
        return file(name.replace('.', '/') + ".properties", String.join("\n", lines));
    }

    public SmallWar file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** Adds what asks the server's MicroProfile Config. */
    SmallWar withMicroProfile() {
        return with("microprofile/Injected");
    }

    /** Adds classes of the package {@code small}. */
    SmallWar with(String... names) {
        for (String name : names) {
            classes.add("small/" + name);
        }
        return this;
    }

    /** Writes it to a folder; what was written there for the same site is replaced. */
    public Path in(Path folder) throws IOException {
        Path war = folder.resolve(site + ".war");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war));
                ZipFile scenarios = new ZipFile(RunningServer.war().toFile())) {
            add(out, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> file : files.entrySet()) {
                add(out, "WEB-INF/classes/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (String name : classes) {
                add(out, "WEB-INF/classes/" + name + ".class", bytes("/" + name + ".class"));
            }
            ZipEntry jar = scenarios.stream()
                    .filter(entry -> entry.getName().startsWith(OURS))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = scenarios.getInputStream(jar)) {
                add(out, jar.getName(), in.readAllBytes());
            }
        }
        return war;
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(SmallWar.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
    }
}
