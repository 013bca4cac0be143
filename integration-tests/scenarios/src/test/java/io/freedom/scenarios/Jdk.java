package io.freedom.scenarios;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds a JDK for a server that needs a newer one than the build. */
public final class Jdk {

    private Jdk() {}

    /**
     * The home of a JDK of this version or newer: the one that runs this test, one that the environment names
     * ({@code JAVA_HOME}, {@code JAVA_HOME_25}, {@code JAVA_HOME_21}), or one that is installed beside this one.
     */
    public static Optional<Path> atLeast(int version) {
        Path own = Path.of(System.getProperty("java.home"));
        Stream<Path> named = Stream.of("JAVA_HOME", "JAVA_HOME_25", "JAVA_HOME_21")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .map(Path::of);
        return Stream.of(Stream.of(own), named, siblings(own).stream())
                .flatMap(homes -> homes)
                .filter(home -> version(home) >= version && Files.isExecutable(home.resolve("bin/java")))
                .findFirst();
    }

    private static List<Path> siblings(Path home) {
        try (Stream<Path> siblings = Files.list(home.toRealPath().getParent())) {
            return siblings.sorted().toList();
        } catch (IOException unknown) {
            return List.of();
        }
    }

    /** The feature version that a JDK tells in its file {@code release}; 0 for what is no JDK. */
    private static int version(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException noJdk) {
            return 0;
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]")[0]);
    }
}
