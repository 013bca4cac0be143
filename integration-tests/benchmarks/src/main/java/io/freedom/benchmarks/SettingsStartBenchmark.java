package io.freedom.benchmarks;

import io.freedom.Setting;
import io.freedom.internal.cdi.FreedomExtension;
import io.freedom.internal.settings.DeploymentSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a site with 200 keys and 50 injection points adds to the start of Weld SE, in a new JVM and in a warm one. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SettingsStartBenchmark {

    private static final int KEYS = 200;

    private static final Class<?>[] PARTS = {
        Part0.class, Part1.class, Part2.class, Part3.class, Part4.class,
        Part5.class, Part6.class, Part7.class, Part8.class, Part9.class
    };

    private ClassLoader site;
    private SeContainer injected;

    /** The work of {@link #coldWithSettings} in a warm JVM, without the container. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public int warmLoad() {
        return DeploymentSettings.load(site).keys().size();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 10, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public boolean warmWeldAlone() {
        return start(weld().addBeanClasses(Plain.class));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 10, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public boolean warmWithFreedom() {
        return start(weld().addExtensions(new FreedomExtension()).addBeanClasses(Plain.class));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 10, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public boolean warmWithSettings() {
        return start(weld().addExtensions(new FreedomExtension()).addBeanClasses(PARTS));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public boolean coldWeldAlone() {
        return start(weld().addBeanClasses(Plain.class));
    }

    /** Freedom with no injection point of settings. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public boolean coldWithFreedom() {
        return start(weld().addExtensions(new FreedomExtension()).addBeanClasses(Plain.class));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public boolean coldWithSettings() {
        return start(weld().addExtensions(new FreedomExtension()).addBeanClasses(PARTS));
    }

    /** A bean with five settings, made anew. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public Part0 injectFive() {
        if (injected == null) {
            Thread.currentThread().setContextClassLoader(site);
            injected = weld().addExtensions(new FreedomExtension())
                    .addBeanClasses(PARTS)
                    .initialize();
        }
        return injected.select(Part0.class).get();
    }

    @Setup
    public void write() throws IOException {
        Path folder = Files.createTempDirectory("settings-start");
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/freedom.properties"), "settings.module=site\nsettings.enforced=true\n");
        StringBuilder module = new StringBuilder();
        int keys = 0;
        for (int i = 0; i < PARTS.length; i++, keys += 5) {
            module.append(
                    "part%1$d.size=2%1$d\npart%1$d.title=Part ${part%1$d.size}\npart%1$d.timeout=5s\npart%1$d.hosts=a,b,c\npart%1$d.folder=/srv/%1$d\n"
                            .formatted(i));
        }
        for (; keys < KEYS; keys++) {
            module.append("other.key-")
                    .append(keys)
                    .append("=value ")
                    .append(keys)
                    .append('\n');
        }
        Files.writeString(folder.resolve("site.properties"), module);
        site = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static SeContainerInitializer weld() {
        return SeContainerInitializer.newInstance().disableDiscovery();
    }

    private boolean start(SeContainerInitializer weld) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(site);
        try (SeContainer container = weld.initialize()) {
            return container.isRunning();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A bean without settings. */
    @Dependent
    public static class Plain {
        int size;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part0 {
        @Inject
        @Setting("part0.size")
        int size;

        @Inject
        @Setting("part0.title")
        String title;

        @Inject
        @Setting("part0.timeout")
        Duration timeout;

        @Inject
        @Setting("part0.hosts")
        List<String> hosts;

        @Inject
        @Setting("part0.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part1 {
        @Inject
        @Setting("part1.size")
        int size;

        @Inject
        @Setting("part1.title")
        String title;

        @Inject
        @Setting("part1.timeout")
        Duration timeout;

        @Inject
        @Setting("part1.hosts")
        List<String> hosts;

        @Inject
        @Setting("part1.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part2 {
        @Inject
        @Setting("part2.size")
        int size;

        @Inject
        @Setting("part2.title")
        String title;

        @Inject
        @Setting("part2.timeout")
        Duration timeout;

        @Inject
        @Setting("part2.hosts")
        List<String> hosts;

        @Inject
        @Setting("part2.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part3 {
        @Inject
        @Setting("part3.size")
        int size;

        @Inject
        @Setting("part3.title")
        String title;

        @Inject
        @Setting("part3.timeout")
        Duration timeout;

        @Inject
        @Setting("part3.hosts")
        List<String> hosts;

        @Inject
        @Setting("part3.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part4 {
        @Inject
        @Setting("part4.size")
        int size;

        @Inject
        @Setting("part4.title")
        String title;

        @Inject
        @Setting("part4.timeout")
        Duration timeout;

        @Inject
        @Setting("part4.hosts")
        List<String> hosts;

        @Inject
        @Setting("part4.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part5 {
        @Inject
        @Setting("part5.size")
        int size;

        @Inject
        @Setting("part5.title")
        String title;

        @Inject
        @Setting("part5.timeout")
        Duration timeout;

        @Inject
        @Setting("part5.hosts")
        List<String> hosts;

        @Inject
        @Setting("part5.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part6 {
        @Inject
        @Setting("part6.size")
        int size;

        @Inject
        @Setting("part6.title")
        String title;

        @Inject
        @Setting("part6.timeout")
        Duration timeout;

        @Inject
        @Setting("part6.hosts")
        List<String> hosts;

        @Inject
        @Setting("part6.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part7 {
        @Inject
        @Setting("part7.size")
        int size;

        @Inject
        @Setting("part7.title")
        String title;

        @Inject
        @Setting("part7.timeout")
        Duration timeout;

        @Inject
        @Setting("part7.hosts")
        List<String> hosts;

        @Inject
        @Setting("part7.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part8 {
        @Inject
        @Setting("part8.size")
        int size;

        @Inject
        @Setting("part8.title")
        String title;

        @Inject
        @Setting("part8.timeout")
        Duration timeout;

        @Inject
        @Setting("part8.hosts")
        List<String> hosts;

        @Inject
        @Setting("part8.folder")
        Optional<Path> folder;
    }

    /** Five of the fifty. */
    @Dependent
    public static class Part9 {
        @Inject
        @Setting("part9.size")
        int size;

        @Inject
        @Setting("part9.title")
        String title;

        @Inject
        @Setting("part9.timeout")
        Duration timeout;

        @Inject
        @Setting("part9.hosts")
        List<String> hosts;

        @Inject
        @Setting("part9.folder")
        Optional<Path> folder;
    }
}
