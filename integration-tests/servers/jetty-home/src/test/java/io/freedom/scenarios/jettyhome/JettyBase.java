package io.freedom.scenarios.jettyhome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The folder of one instance of Jetty, {@code jetty.base}. */
final class JettyBase {

    private final Path template;
    private final Path folder;
    private final String environment;

    /**
     * @param template the folder of the configuration
     * @param environment such as {@code ee10}
     */
    JettyBase(Path template, Path folder, String environment) {
        this.template = template;
        this.folder = folder.toAbsolutePath();
        this.environment = environment;
    }

    Path folder() {
        return folder;
    }

    /** Makes the folder anew. */
    void create(String password) throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (String name : List.of("environments", "etc", "logs", "resources", "temp", "webapps")) {
            Files.createDirectories(folder.resolve(name));
        }
        String logging = "resources/jetty-logging.properties";
        Files.copy(template.resolve(logging), folder.resolve(logging));
        createKey(folder.resolve("etc/keystore.p12"), password);
    }

    /** Writes the site's descriptor last, and at once, so that the scanner sees all or nothing. */
    void deploy(Path archive, String name) throws IOException {
        String descriptor = Files.readString(template.resolve("site.xml"))
                .replace("<Property name=\"jetty.base\"/>/wars/mysite.war", archive.toString())
                .replace(
                        "<Property name=\"jetty.base\"/>/lib/weld-ee10",
                        folder.resolveSibling("libraries-ee10").toString())
                .replace("mysite", name)
                .replace("ee10", environment);
        Files.writeString(folder.resolve("webapps/" + name + ".properties"), "environment=" + environment + '\n');
        Path written = Files.writeString(folder.resolve("temp/" + name + ".xml"), descriptor);
        Files.move(written, folder.resolve("webapps/" + name + ".xml"), StandardCopyOption.ATOMIC_MOVE);
    }

    void undeploy(String name) throws IOException {
        Files.delete(folder.resolve("webapps/" + name + ".xml"));
        Files.delete(folder.resolve("webapps/" + name + ".properties"));
    }

    private static void createKey(Path store, String password) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
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
