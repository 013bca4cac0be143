package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class folder is held against one that all sources are compiled to at once: byte for byte. */
class SourceCompilerTest {

    @TempDir
    Path folder;

    private SourceProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new SourceProject(folder);
    }

    @AfterEach
    void closeProject() {
        project.close();
    }

    @Test
    void unchangedSourcesChangeNothing() throws IOException {
        project.with("A", "class A {}").built();

        assertThat(project.compile().sources()).isZero();
    }

    @Test
    void learningTouchesNoFile() throws IOException {
        project.with("A", "class A {}").built();
        Files.writeString(project.classes().resolve("p/A.class"), "not ours");

        project.compiler().learn(project.look());

        assertThat(project.classes().resolve("p/A.class")).hasContent("not ours");
    }

    @Test
    void whatWasForeseenIsNotCompiledAgain() throws IOException {
        project.with("A", "class A { int a() { return 1; } }").built();
        project.with("A", "class A { int a() { return 2; } }");
        Snapshot now = project.look();

        project.compiler().foresee(now);
        String clean = project.contentsOfCleanBuild().toString();
        project.with("A", "not Java, and not looked at");
        project.compiler().write(project.compiler().compile(now));

        assertThat(project.contents()).hasToString(clean);
    }

    @Test
    void whatChangedSinceItWasForeseenIsCompiledAnew() throws IOException {
        project.with("A", "class A { int a() { return 1; } }")
                .with("B", "class B { int b() { return new A().a(); } }")
                .built();
        project.with("A", "class A { int a() { return");

        project.compiler().foresee(project.look());
        project.with("A", "class A { long a() { return 2; } }")
                .with("B", "class B { long b() { return new A().a(); } }");

        assertThat(project.compile().failed()).isFalse();
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void whatWasForeseenBeforeAnotherChangeWasWrittenIsCompiledAnew() throws IOException {
        project.with("A", "class A { int a() { return 1; } }").built();
        project.with("A", "class A { int a() { return 2; } }");
        Snapshot now = project.look();
        project.compile();

        project.compiler().foresee(now);
        project.with("A", "class A { int a() { return 1; } }");

        assertThat(project.compile().sources()).isEqualTo(1);
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aChangeOfAMethodsBodyCompilesItsSourceOnly() throws IOException {
        project.with("A", "class A { int a() { return 1; } }")
                .with("B", "class B { int b() { return new A().a(); } }")
                .built();

        project.with("A", "class A { int a() { return 2; } }");

        assertThat(project.compile().sources()).isEqualTo(1);
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aChangeOfASignatureCompilesThoseThatCallItButNobodyElse() throws IOException {
        project.with("A", "class A { int a() { return 1; } }")
                .with("B", "class B { void b() { System.out.println(new A().a()); } }")
                .with("C", "class C { B b = new B(); }")
                .built();

        project.with("A", "class A { long a() { return 1; } }");

        assertThat(project.compile().sources()).isEqualTo(2);
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aConstantIsCopiedToWhereverItIsUsedEvenThroughAnother() throws IOException {
        project.with("A", "interface A { int SIZE = 1; }")
                .with("B", "interface B { int DOUBLE = A.SIZE * 2; }")
                .with("C", "import static p.B.DOUBLE;\nclass C { int c() { return DOUBLE; } }")
                .with("D", "class D { @Deprecated(since = \"\" + A.SIZE) void d() {} }")
                .built();

        project.with("A", "interface A { int SIZE = 7; }");

        assertThat(project.compile().failed()).isFalse();
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aChangeReachesThoseThatUseASubtypeWithoutNamingIt() throws IOException {
        project.with("A", "class A { Object x() { return 1; } }")
                .with("B", "class B extends A {}")
                .with("F", "class F { static B make() { return new B(); } }")
                .with("U", "class U { void u() { var made = F.make(); System.out.println(made.x()); } }")
                .built();

        project.with("A", "class A { int x() { return 1; } }");

        assertThat(project.compile().failed()).isFalse();
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aLambdaDependsOnItsInterface() throws IOException {
        project.with("F", "interface F { void f(int a); }")
                .with("A", "class A { static void run(F f) { f.f(1); } }")
                .with("B", "class B { void b() { A.run(x -> {}); } }")
                .built();

        project.with("F", "interface F { void f(long a); }");

        assertThat(project.compile().failed()).isFalse();
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aNewClassIsPreferredToTheOneThatItsNameMeantBefore() throws IOException {
        project.with("A", "import java.util.*;\nclass A { Object a() { return List.class; } }")
                .built();

        project.with("List", "class List {}");

        assertThat(project.compile().sources()).isEqualTo(2);
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aDeletedSourceTakesItsNestedClassesWithIt() throws IOException {
        project.with("A", "class A { static class N {} Runnable r = new Runnable() { public void run() {} }; }")
                .with("B", "class B {}")
                .built();

        project.without("A");

        assertThat(project.compile().failed()).isFalse();
        assertThat(project.contents()).containsOnlyKeys("p/B.class");
    }

    @Test
    void aDeletedSourceTakesItsClassesWithItEvenIfNothingWasLearnt() throws IOException {
        project.with("A", "class A { static class N {} }")
                .with("AB", "class AB {}")
                .built();
        try (SourceProject other = new SourceProject(folder)) {
            Snapshot before = other.look();
            other.with("A", "class A { oops }");
            other.compiler().learn(before);
            other.without("A");
            other.compile();
        }

        assertThat(project.contents()).containsOnlyKeys("p/AB.class");
    }

    @Test
    void aNestedClassThatIsGoneIsDeletedAndMissed() throws IOException {
        project.with("A", "class A { static class N {} }")
                .with("B", "class B { Object b = new A.N(); }")
                .built();

        project.with("A", "class A {}");
        assertThat(project.compile().faults())
                .extracting(CompileFault::file)
                .containsExactly(project.sources().resolve("p/B.java"));

        project.with("B", "class B {}");
        assertThat(project.compile().failed()).isFalse();
        assertThat(project.contents()).containsOnlyKeys("p/A.class", "p/B.class");
    }

    @Test
    void aFaultLeavesTheClassFolderAloneAndIsCompiledAgainWithItsFix() throws IOException {
        project.with("A", "class A { int a() { return 1; } }")
                .with("B", "class B { int b = new A().a(); }")
                .built();
        var before = project.contents();

        project.with("A", "class A { String a() { return null; } }");
        assertThat(project.compile().failed()).isTrue();
        assertThat(project.contents()).isEqualTo(before);

        project.with("B", "class B { String b = new A().a(); }");
        assertThat(project.compile().failed()).isFalse();
        assertThat(project.contents()).isEqualTo(project.contentsOfCleanBuild());
    }

    @Test
    void aFaultIsToldAsTheCompilerTellsIt() throws IOException {
        project.with("A", "class A {\n\tint a = \toops;\n}");

        assertThat(project.compile().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.column()).isEqualTo(11);
            assertThat(fault.toString())
                    .startsWith(project.sources().resolve("p/A.java") + ":3:11: ")
                    .contains("\n\tint a = \toops;\n\t        \t^\n")
                    .contains("oops");
        });
    }

    @Test
    void aWarningThatCountsAsAnErrorIsTold() throws IOException {
        try (SourceProject strict = new SourceProject(folder, "-Xlint:all", "-Werror")) {
            strict.with("A", "class A { java.util.List a; }");

            assertThat(strict.compile().faults()).anySatisfy(fault -> {
                assertThat(fault.file()).isEqualTo(strict.sources().resolve("p/A.java"));
                assertThat(fault.message()).contains("raw type");
            });
        }
    }

    @Test
    void anOptionThatTheCompilerDoesNotKnowIsAFault() throws IOException {
        try (SourceProject odd = new SourceProject(folder, "--no-such-option")) {
            odd.with("A", "class A {}");

            assertThat(odd.compile().faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.message()).contains("--no-such-option"));
        }
    }

    @Test
    void sourcesWithoutClassesAreStale() throws IOException {
        project.with("A", "class A {}").with("package-info", "").built();
        assertThat(project.compiler().isStale(project.look())).isFalse();

        project.with("B", "class B {}");
        assertThat(project.compiler().isStale(project.look())).isTrue();
    }

    @Test
    void aModuleDeclarationHidesNothingFromTheSourcesAndItsClassGoesWithIt() throws IOException {
        Path declaration = project.sources().resolve("module-info.java");
        SourceProject.write(declaration, "module site {}");
        project.with("A", "class A {}").built();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", project.classes().toString(), declaration.toString()))
                .isZero();
        Path made = project.classes().resolve("module-info.class");

        project.with("A", "class A { java.sql.Connection outsideOfTheModule; }");
        assertThat(project.compile().faults()).isEmpty();
        assertThat(made).exists();

        Files.delete(declaration);
        assertThat(project.compile().changesAnything()).isTrue();
        assertThat(made).doesNotExist();
    }
}
