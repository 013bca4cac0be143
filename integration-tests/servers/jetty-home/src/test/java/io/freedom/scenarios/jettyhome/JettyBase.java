package io.freedom.scenarios.jettyhome;

import io.freedom.scenarios.Folders;
import io.freedom.scenarios.ServerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder of one instance of Jetty, {@code jetty.base}. */
final class JettyBase {

    private final Path template;
    private final Path libraries;
    private final Path folder;
    private final String environment;

    /**
     * @param template the folder of the configuration
     * @param libraries the folder of what is added to each site
     * @param environment such as {@code ee10}
     */
    JettyBase(Path template, Path libraries, Path folder, String environment) {
        this.template = template;
        this.libraries = libraries.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath();
        this.environment = environment;
    }

    Path folder() {
        return folder;
    }

    /** Makes the folder anew. */
    void create(String password) throws IOException, InterruptedException {
        Folders.delete(folder);
        for (String name : List.of("environments", "etc", "logs", "resources", "temp", "webapps")) {
            Files.createDirectories(folder.resolve(name));
        }
        String logging = "resources/jetty-logging.properties";
        Files.copy(template.resolve(logging), folder.resolve(logging));
        ServerKey.create(folder.resolve("etc/keystore.p12"), password);
    }

    /** Writes the site's descriptor last, and at once, so that the scanner sees all or nothing. */
    void deploy(Path archive, String name) throws IOException {
        String descriptor = Files.readString(template.resolve("site.xml"))
                .replace("<Property name=\"jetty.base\"/>/wars/mysite.war", archive.toString())
                .replace("<Property name=\"jetty.base\"/>/lib/weld-ee10", libraries.toString())
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
}
