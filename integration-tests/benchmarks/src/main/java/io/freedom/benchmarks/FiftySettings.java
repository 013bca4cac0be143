package io.freedom.benchmarks;

import io.freedom.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ten beans with five settings each, and ten without any. */
final class FiftySettings {

    static final Class<?>[] PARTS = {
        Part0.class, Part1.class, Part2.class, Part3.class, Part4.class,
        Part5.class, Part6.class, Part7.class, Part8.class, Part9.class
    };

    static final Class<?>[] PLAIN = {
        Plain0.class, Plain1.class, Plain2.class, Plain3.class, Plain4.class,
        Plain5.class, Plain6.class, Plain7.class, Plain8.class, Plain9.class
    };

    private FiftySettings() {}

    @Dependent
    static class Part0 {
        @Inject
        Part0(
                @Setting("part0.size") int size,
                @Setting("part0.title") String title,
                @Setting("part0.timeout") Duration timeout,
                @Setting("part0.hosts") List<String> hosts,
                @Setting("part0.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part1 {
        @Inject
        Part1(
                @Setting("part1.size") int size,
                @Setting("part1.title") String title,
                @Setting("part1.timeout") Duration timeout,
                @Setting("part1.hosts") List<String> hosts,
                @Setting("part1.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part2 {
        @Inject
        Part2(
                @Setting("part2.size") int size,
                @Setting("part2.title") String title,
                @Setting("part2.timeout") Duration timeout,
                @Setting("part2.hosts") List<String> hosts,
                @Setting("part2.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part3 {
        @Inject
        Part3(
                @Setting("part3.size") int size,
                @Setting("part3.title") String title,
                @Setting("part3.timeout") Duration timeout,
                @Setting("part3.hosts") List<String> hosts,
                @Setting("part3.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part4 {
        @Inject
        Part4(
                @Setting("part4.size") int size,
                @Setting("part4.title") String title,
                @Setting("part4.timeout") Duration timeout,
                @Setting("part4.hosts") List<String> hosts,
                @Setting("part4.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part5 {
        @Inject
        Part5(
                @Setting("part5.size") int size,
                @Setting("part5.title") String title,
                @Setting("part5.timeout") Duration timeout,
                @Setting("part5.hosts") List<String> hosts,
                @Setting("part5.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part6 {
        @Inject
        Part6(
                @Setting("part6.size") int size,
                @Setting("part6.title") String title,
                @Setting("part6.timeout") Duration timeout,
                @Setting("part6.hosts") List<String> hosts,
                @Setting("part6.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part7 {
        @Inject
        Part7(
                @Setting("part7.size") int size,
                @Setting("part7.title") String title,
                @Setting("part7.timeout") Duration timeout,
                @Setting("part7.hosts") List<String> hosts,
                @Setting("part7.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part8 {
        @Inject
        Part8(
                @Setting("part8.size") int size,
                @Setting("part8.title") String title,
                @Setting("part8.timeout") Duration timeout,
                @Setting("part8.hosts") List<String> hosts,
                @Setting("part8.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Part9 {
        @Inject
        Part9(
                @Setting("part9.size") int size,
                @Setting("part9.title") String title,
                @Setting("part9.timeout") Duration timeout,
                @Setting("part9.hosts") List<String> hosts,
                @Setting("part9.folder") Optional<Path> folder) {}
    }

    @Dependent
    static class Plain0 {}

    @Dependent
    static class Plain1 {}

    @Dependent
    static class Plain2 {}

    @Dependent
    static class Plain3 {}

    @Dependent
    static class Plain4 {}

    @Dependent
    static class Plain5 {}

    @Dependent
    static class Plain6 {}

    @Dependent
    static class Plain7 {}

    @Dependent
    static class Plain8 {}

    @Dependent
    static class Plain9 {}
}
