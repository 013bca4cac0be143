package io.freedom.scenarios.tomcat;

import io.freedom.scenarios.Folders;
import io.freedom.scenarios.ServerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        Folders.delete(folder);
        for (String name : List.of("logs", "temp", "webapps", "work")) {
            Files.createDirectories(folder.resolve(name));
        }
        Folders.copy(template, folder.resolve("conf"));
        Files.copy(home.resolve("conf/web.xml"), folder.resolve("conf/web.xml"));
        ServerKey.create(folder.resolve("conf/localhost.p12"), password);
    }
}
