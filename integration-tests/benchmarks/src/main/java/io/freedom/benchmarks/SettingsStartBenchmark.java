package io.freedom.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.freedom.internal.cdi.FreedomExtension;
import io.freedom.internal.settings.DeploymentSettings;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a site with 200 keys, and 50 injection points in ten beans, adds to the start of Weld SE: {@code weld} is ten beans without
 * Freedom, {@code freedom} the same with it, {@code settings} ten beans with five settings each. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SettingsStartBenchmark {

    private static final int KEYS = 200;

    private ClassLoader site;
    private SeContainer injected;

    /** Reading the module and nothing else. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public int load() {
        return DeploymentSettings.load(site).keys().size();
    }

    /** The first start in a JVM. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public boolean cold(Start start) {
        return start.run(site);
    }

    /** A later one. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 100)
    @Measurement(iterations = 100)
    @Fork(1)
    public boolean warm(Start start) {
        return start.run(site);
    }

    /** What is started, and what that costs all threads of the process together: a busy machine falsifies the time. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Start {

        @Param({"weld", "freedom", "settings"})
        String what;

        /** The sum of all starts that were measured. */
        public double cpuMillis;

        boolean run(ClassLoader site) {
            OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(site);
            long begin = process.getProcessCpuTime();
            try (SeContainer container = container().initialize()) {
                cpuMillis += (process.getProcessCpuTime() - begin) / 1e6;
                return container.isRunning();
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        private SeContainerInitializer container() {
            SeContainerInitializer weld = weld();
            return switch (what) {
                case "weld" -> weld.addBeanClasses(FiftySettings.PLAIN);
                case "freedom" -> weld.addExtensions(new FreedomExtension()).addBeanClasses(FiftySettings.PLAIN);
                default -> weld.addExtensions(new FreedomExtension()).addBeanClasses(FiftySettings.PARTS);
            };
        }
    }

    /** A bean with five settings, made anew. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public Object injectFive() {
        if (injected == null) {
            Thread.currentThread().setContextClassLoader(site);
            injected = weld().addExtensions(new FreedomExtension())
                    .addBeanClasses(FiftySettings.PARTS)
                    .initialize();
        }
        return injected.select(FiftySettings.Part0.class).get();
    }

    @Setup
    public void write() throws IOException {
        Path folder = Files.createTempDirectory("settings-start");
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/freedom.properties"), "settings.module=site\nsettings.enforced=true\n");
        StringBuilder module = new StringBuilder();
        int keys = 0;
        for (int i = 0; i < FiftySettings.PARTS.length; i++, keys += 5) {
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
}
