package io.freedom.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a project says to Maven's compiler plugin, as options of javac. */
final class CompilerConfiguration {

    private static final String PLUGIN = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final String PROCESSORS = "META-INF/services/javax.annotation.processing.Processor";

    /** From here on javac runs the processors that it finds only if it is told to. */
    private static final int NO_PROCESSORS_BY_DEFAULT = 23;

    private final MavenProject project;
    private final @Nullable Xpp3Dom configuration;

    private CompilerConfiguration(MavenProject project, @Nullable Xpp3Dom configuration) {
        this.project = project;
        this.configuration = configuration;
    }

    static CompilerConfiguration of(MavenProject project) {
        Plugin plugin = project.getPlugin(PLUGIN);
        if (plugin == null) {
            return new CompilerConfiguration(project, null);
        }
        Xpp3Dom all = (Xpp3Dom) plugin.getConfiguration();
        Xpp3Dom own = plugin.getExecutionsAsMap().containsKey("default-compile")
                ? (Xpp3Dom) plugin.getExecutionsAsMap().get("default-compile").getConfiguration()
                : null;
        return new CompilerConfiguration(project, own == null ? all : own);
    }

    /** Without any for paths and processors. */
    List<String> options() {
        List<String> options = new ArrayList<>(List.of("-g"));
        String release = value("release", "maven.compiler.release");
        if (release != null) {
            options.addAll(List.of("--release", release));
        } else {
            add(options, "-source", value("source", "maven.compiler.source"));
            add(options, "-target", value("target", "maven.compiler.target"));
        }
        add(options, "-encoding", value("encoding", "project.build.sourceEncoding"));
        if ("true".equals(value("parameters", "maven.compiler.parameters"))) {
            options.add("-parameters");
        }
        if ("true".equals(value("enablePreview", "maven.compiler.enablePreview"))) {
            options.add("--enable-preview");
        }
        arguments().stream().filter(each -> !isForTheBuildOnly(each)).forEach(options::add);
        return options;
    }

    /**
     * Whether processors that are found on the class path run. Those on a path of their own ({@code annotationProcessorPaths})
     * are left to the build.
     */
    boolean runsProcessors(List<Path> classPath) {
        String how = value("proc", "maven.compiler.proc");
        boolean wanted = how == null ? Runtime.version().feature() < NO_PROCESSORS_BY_DEFAULT : !how.equals("none");
        boolean elsewhere = configuration != null && configuration.getChild("annotationProcessorPaths") != null;
        return wanted && !elsewhere && classPath.stream().anyMatch(CompilerConfiguration::hasProcessor);
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (configuration == null) {
            return arguments;
        }
        Xpp3Dom list = configuration.getChild("compilerArgs");
        if (list != null) {
            for (Xpp3Dom each : list.getChildren()) {
                add(arguments, each.getValue());
            }
        }
        Xpp3Dom single = configuration.getChild("compilerArgument");
        if (single != null) {
            add(arguments, single.getValue());
        }
        return arguments;
    }

    private static void add(List<String> arguments, @Nullable String argument) {
        if (argument != null && !argument.isBlank()) {
            arguments.add(argument.strip());
        }
    }

    private static void add(List<String> options, String name, @Nullable String value) {
        if (value != null) {
            options.addAll(List.of(name, value));
        }
    }

    /** Plugins of the compiler are checks mostly, come from a path of their own, and want a JVM with options. */
    private static boolean isForTheBuildOnly(String argument) {
        return argument.startsWith("-J") || argument.startsWith("-Xplugin") || argument.startsWith("-Xep");
    }

    private @Nullable String value(String name, String property) {
        Xpp3Dom child = configuration == null ? null : configuration.getChild(name);
        String value = child == null || child.getValue() == null
                ? project.getProperties().getProperty(property)
                : child.getValue();
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static boolean hasProcessor(Path element) {
        if (Files.isDirectory(element)) {
            return Files.exists(element.resolve(PROCESSORS));
        }
        try (ZipFile jar = new ZipFile(element.toFile())) {
            return jar.getEntry(PROCESSORS) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
