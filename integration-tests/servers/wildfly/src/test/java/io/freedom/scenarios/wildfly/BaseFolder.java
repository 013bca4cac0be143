package io.freedom.scenarios.wildfly;

import io.freedom.scenarios.Folders;
import io.freedom.scenarios.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The folder of one standalone server: its configuration and the archives that its scanner deploys. */
final class BaseFolder {

    private static final List<String> EXPORTED = List.of(
            "java.desktop/sun.awt",
            "java.naming/com.sun.jndi.ldap",
            "java.naming/com.sun.jndi.url.ldap",
            "java.naming/com.sun.jndi.url.ldaps",
            "jdk.naming.dns/com.sun.jndi.dns");
    private static final List<String> OPEN = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    private final Path home;
    private final Path folder;
    private final Path deployments;

    BaseFolder(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        this.deployments = folder.resolve("deployments");
    }

    Path folder() {
        return folder;
    }

    /** As the distribution has it, but that the scanner looks more often, and the log has no colours. */
    void create() throws IOException {
        Folders.delete(folder);
        Path configuration = folder.resolve("configuration");
        Folders.copy(home.resolve("standalone/configuration"), configuration);
        Files.createDirectories(deployments);
        Path settings = configuration.resolve("standalone.xml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("scan-interval=\"5000\"", "scan-interval=\"200\"")
                        .replace("<named-formatter name=\"COLOR-PATTERN\"/>", "<named-formatter name=\"PATTERN\"/>"));
        Files.writeString(
                configuration.resolve("mgmt-users.properties"),
                Management.user() + System.lineSeparator(),
                StandardOpenOption.APPEND);
    }

    /** What {@code standalone.sh} runs; without the shell, a signal reaches the server. */
    List<String> command(List<Integer> ports) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java(), "-Xms64m", "-Xmx512m"));
        command.addAll(ServerProcess.SHORT_LIFE);
        EXPORTED.forEach(name -> command.add("--add-exports=" + name + "=ALL-UNNAMED"));
        OPEN.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true",
                "-Dorg.jboss.boot.log.file=" + folder.resolve("log/server.log"),
                "-Dlogging.configuration="
                        + folder.resolve("configuration/logging.properties").toUri(),
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + folder,
                "-b",
                "127.0.0.1",
                "-bmanagement",
                "127.0.0.1",
                "-Djboss.http.port=" + ports.get(0),
                "-Djboss.https.port=" + ports.get(1),
                "-Djboss.management.http.port=" + ports.get(2),
                "-Djboss.management.https.port=" + ports.get(3)));
        return command;
    }

    /** Whether the log says so: the port is open before the scanner is. */
    boolean isStarted(Path log) {
        try {
            return Files.readString(log).contains("WFLYSRV0025");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands an archive to the scanner, in one step, so that it sees the whole of it. */
    String deploy(Path archive, String name) throws IOException {
        String fileName = archive.getFileName().toString();
        String deployment = name + fileName.substring(fileName.lastIndexOf('.'));
        Files.deleteIfExists(marker(deployment, "undeployed"));
        Files.deleteIfExists(marker(deployment, "failed"));
        Path copied = Files.copy(archive, folder.resolve(deployment), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copied, deployments.resolve(deployment), StandardCopyOption.ATOMIC_MOVE);
        return deployment;
    }

    boolean isDone(String deployment) {
        return isDeployed(deployment) || Files.exists(marker(deployment, "failed"));
    }

    boolean isDeployed(String deployment) {
        return Files.exists(marker(deployment, "deployed"));
    }

    String failure(String deployment) throws IOException {
        return Files.readString(marker(deployment, "failed"));
    }

    /** Takes the archive away from the scanner. */
    String undeploy(String name) throws IOException {
        for (String deployment : List.of(name + ".war", name + ".ear")) {
            if (Files.deleteIfExists(deployments.resolve(deployment))) {
                return deployment;
            }
        }
        throw new IllegalArgumentException(name + " is not deployed");
    }

    boolean isUndeployed(String deployment) {
        return Files.exists(marker(deployment, "undeployed"));
    }

    private Path marker(String deployment, String state) {
        return deployments.resolve(deployment + '.' + state);
    }
}
