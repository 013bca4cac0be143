package io.freedom.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A site as the files of a project, which can be changed and built: at first exactly what the README shows. */
final class Project {

    static final String SITE = "src/main/java/mysite/Site.java";
    static final String MIDDLEWARE = "src/main/java/mysite/NoStore.java";
    static final String ARCHIVE_FILE = "src/main/resources/META-INF/freedom.properties";
    static final String DEVELOPMENT = "src/main/resources/mysite/settings/development.properties";
    static final String PRODUCTION = "src/main/resources/mysite/settings/production.properties";
    static final String BEANS = "src/main/webapp/WEB-INF/beans.xml";

    private static final Pattern EMPTY_FILE = Pattern.compile("An empty `(src/[^`]+)`");
    private static final String JAVA = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";
    private static final String WEB = "src/main/webapp/";

    private final Map<String, String> files = new TreeMap<>();

    static Project ofTheReadme() {
        Page readme = Repository.readme();
        Project project = new Project();
        for (CodeBlock block : readme.blocks()) {
            boolean ofTheSite =
                    block.language().equals("java") || block.language().equals("properties");
            if (ofTheSite && !block.isFragment()) {
                project.files.put(block.path(), block.text());
            }
        }
        EMPTY_FILE.matcher(readme.prose()).results().forEach(file -> project.files.put(file.group(1), ""));
        assertThat(project.files).containsOnlyKeys(SITE, MIDDLEWARE, ARCHIVE_FILE, DEVELOPMENT, PRODUCTION, BEANS);
        return project;
    }

    Project with(String path, String text) {
        files.put(path, text);
        return this;
    }

    Project without(String path) {
        assertThat(files).containsKey(path);
        files.remove(path);
        return this;
    }

    Project with(String path, String before, String after) {
        assertThat(files.get(path)).contains(before);
        files.put(path, files.get(path).replace(before, after));
        return this;
    }

    /** The number of the line of a file that has this text. */
    int line(String path, String text) {
        String file = files.get(path);
        return (int) file.substring(0, file.indexOf(text)).lines().count();
    }

    /** Compiles the sources, and packs them as a WAR whose only library is Freedom's jar. */
    Path war(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path jar = Path.of(System.getProperty("freedom.jar"));
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        List<Path> classPath = new ArrayList<>(Compilation.platform());
        classPath.add(jar);
        Compilation.compile(named(JAVA).stream().map(folder::resolve).toList(), classPath, classes);
        Path war = folder.resolve("target/mysite.war");
        try (FileSystem archive =
                FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of("create", "true"))) {
            Path root = archive.getPath("/");
            pack(classes, root.resolve("WEB-INF/classes"));
            pack(folder.resolve(RESOURCES), root.resolve("WEB-INF/classes"));
            pack(folder.resolve(WEB), root);
            Files.createDirectories(root.resolve("WEB-INF/lib"));
            Files.copy(jar, root.resolve("WEB-INF/lib/" + jar.getFileName()));
        }
        return war;
    }

    private List<String> named(String prefix) {
        return files.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
    }

    private static void pack(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
