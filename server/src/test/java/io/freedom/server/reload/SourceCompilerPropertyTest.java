package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is edited: where all sources compile, the class folder is what a clean build makes, byte for byte; where they don't,
 * a fault is told and the class folder is as it was.
 */
class SourceCompilerPropertyTest {

    private static final int CLASSES = 5;

    /**
     * A class of the project.
     *
     * @param parent the number of its superclass; its own for none
     * @param used the number of a class that it uses
     * @param type of its method
     * @param constant the value of its constant, or that of the used class's where it is negative
     * @param nested whether it has a nested class
     */
    record Shape(int parent, int used, String type, int constant, boolean nested) {

        String text(int number) {
            String above = parent < number ? " extends C" + parent : "";
            String value = constant < 0 && used < number ? "C%d.SIZE + 1".formatted(used) : String.valueOf(constant);
            return """
                    class C%d%s {
                        static final int SIZE = %s;
                        private int own = %d;
                        %s get%d() { return 1; }
                        Object use() { var it = new C%d(); return it.get%d() + C%d.SIZE; }
                        %s
                    }
                    """.formatted(
                    number,
                    above,
                    value,
                    constant,
                    type,
                    number,
                    used,
                    used,
                    used,
                    nested ? "static class N { int n = new C%d().get%d() > 0 ? 1 : 2; }".formatted(used, used) : "");
        }
    }

    /** What a person does between two looks: each edit makes a class another one, or deletes it. */
    record Edit(int number, Shape shape, boolean deletes) {}

    @Property(tries = 40)
    void theClassFolderIsThatOfACleanBuildOrWhatItWas(
            @ForAll("shapes") List<Shape> shapes, @ForAll("edits") List<List<Edit>> steps) throws IOException {
        Path folder = Files.createTempDirectory("sources");
        try (SourceProject project = new SourceProject(folder)) {
            for (int i = 0; i < CLASSES; i++) {
                project.with("C" + i, shapes.get(i).text(i));
            }
            Assume.that(project.compilesCleanly());
            project.built();
            for (List<Edit> step : steps) {
                check(project, step);
            }
        } finally {
            delete(folder);
        }
    }

    private static void check(SourceProject project, List<Edit> edits) throws IOException {
        var before = project.contents();
        for (Edit edit : edits) {
            if (edit.deletes) {
                Files.deleteIfExists(project.sources().resolve("p/C%d.java".formatted(edit.number)));
            } else {
                project.with("C" + edit.number, edit.shape.text(edit.number));
            }
        }
        boolean failed = project.compile().failed();
        if (project.compilesCleanly()) {
            assertThat(failed).isFalse();
            assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
        } else {
            assertThat(failed).isTrue();
            assertThat(project.contents()).isEqualTo(before);
        }
    }

    @Provide
    Arbitrary<List<Shape>> shapes() {
        return shape().list().ofSize(CLASSES);
    }

    @Provide
    Arbitrary<List<List<Edit>>> edits() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.integers().between(0, CLASSES - 1),
                        shape(),
                        Arbitraries.of(false, false, false, true))
                .as(Edit::new);
        return edit.list().ofMinSize(1).ofMaxSize(2).list().ofMinSize(1).ofMaxSize(5);
    }

    private static Arbitrary<Shape> shape() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, CLASSES - 1);
        return Combinators.combine(
                        number,
                        number,
                        Arbitraries.of("int", "long", "Integer", "private int", "static int"),
                        Arbitraries.integers().between(-1, 2),
                        Arbitraries.of(true, false))
                .as(Shape::new);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
