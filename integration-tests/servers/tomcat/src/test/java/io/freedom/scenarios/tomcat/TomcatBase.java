package io.freedom.scenarios.tomcat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The folder of one instance of Tomcat, {@code catalina.base}. */
final class TomcatBase {

    private final Path template;
    private final Path folder;

    /** @param template the folder of the configuration */
    TomcatBase(Path template, Path folder) {
        this.template = template;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Makes the folder anew. */
    void create(Path home, String password) throws IOException, InterruptedException {
        delete();
        for (String name : List.of("conf", "logs", "temp", "webapps", "work")) {
            Files.createDirectories(folder.resolve(name));
        }
        copyConfiguration();
        Files.copy(home.resolve("conf/web.xml"), folder.resolve("conf/web.xml"));
        createKey(folder.resolve("conf/localhost.p12"), password);
    }

    private void delete() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void copyConfiguration() throws IOException {
        try (Stream<Path> all = Files.walk(template)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("conf").resolve(template.relativize(path));
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
    }

    private static void createKey(Path store, String password) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool made no key in " + store);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
