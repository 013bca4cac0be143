package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.Problem.NotDeployed;
import io.freedom.server.pages.Page.Excerpt;
import io.freedom.server.pages.Page.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectionPointTest {

    private static final String SOURCE = """
            package shop;
            import jakarta.inject.Inject;
            public class Needy {
                @Inject
                private Nobody nobody;
                Needy(Nobody one, int two) {}
                @Inject
                Needy(
                    String one,
                    Nobody two) {}
                void set(Nobody any) {}
                @Inject void set(Nobody any, String text) {}
                @interface Mark {}
                static class Inner {
                    @Inject Nobody nobody;
                    void heed(
                            @jakarta.enterprise.event.Observes String event,
                            Nobody two) {}
                }
            }
            """;

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void writeSource() throws IOException {
        project = new Project(root).source("shop/Needy.java", SOURCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " 5 | [BackedAnnotatedField] @Inject private shop.Needy.nobody                           | shop.Needy.nobody(Needy.java:0)",
                "10 | [BackedAnnotatedParameter] Parameter 2 of [BackedAnnotatedConstructor] @Inject x   | shop.Needy.<init>(Needy.java:0)",
                "12 | [BackedAnnotatedParameter] Parameter 1 of [BackedAnnotatedMethod] @Inject x.set()   | shop.Needy.set(Needy.java:0)",
                "15 | [UnbackedAnnotatedField] @Inject shop.Needy$Inner.nobody                           | shop.Needy$Inner.nobody(Inner.java:0)",
                "18 | [BackedAnnotatedParameter] Parameter 2 of [BackedAnnotatedMethod] shop.Inner.heed() | shop.Needy$Inner.heed(Inner.java:0)"
            })
    void isShownWithItsLine(int line, String point, String place) {
        Finding finding = finding(message(point, place));

        Excerpt source = Objects.requireNonNull(finding.source());
        assertThat(source.place()).isEqualTo("src/main/java/shop/Needy.java:" + line);
        assertThat(finding.text()).contains("WELD-001408").endsWith("(Needy.java:" + line + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[BackedAnnotatedField] @Inject shop.Needy.gone              | shop.Needy.gone(Needy.java:0)",
                "[BackedAnnotatedParameter] Parameter 9 of [X] shop.Needy.set | shop.Needy.set(Needy.java:0)",
                "[BackedAnnotatedField] @Inject shop.Needy$Gone.nobody       | shop.Needy$Gone.nobody(Gone.java:0)",
                "[BackedAnnotatedField] @Inject lib.Other.nobody             | lib.Other.nobody(Other.java:0)",
                "[BackedAnnotatedField] @Inject Other.nobody                 | ../../Other.nobody(Other.java:0)"
            })
    void thatNoSourceHasIsShownInWeldsWords(String point, String place) {
        Finding finding = finding(message(point, place));

        assertThat(finding.source()).isNull();
        assertThat(finding.text()).endsWith("java:0)");
    }

    /** As of WELD-001410, whose cause says what is wrong with the type. */
    @Test
    void isShownWithItsLineWhereOnlyTheFailureAroundNamesIt() {
        Throwable failure = new IllegalStateException(
                "WELD-001410: The injection point has non-proxyable dependencies: [BackedAnnotatedField] @Inject shop.Needy.nobody\n"
                        + "\tat shop.Needy.nobody(Needy.java:0)\n  StackTrace",
                new IllegalStateException("WELD-001437: class shop.Nobody is final"));

        List<Finding> findings = new ProblemModel(project.code(), "GET /", List.of())
                .of(new NotDeployed(failure))
                .findings();

        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).text()).endsWith("WELD-001437: class shop.Nobody is final");
        assertThat(Objects.requireNonNull(findings.get(1).source()).place())
                .isEqualTo("src/main/java/shop/Needy.java:5");
    }

    @Test
    void ofASourceThatDoesNotParseIsShownInWeldsWords() throws IOException {
        project.source("shop/Needy.java", "package shop; }}} class {");

        assertThat(finding(message("[BackedAnnotatedField] x", "shop.Needy.nobody(Needy.java:0)"))
                        .source())
                .isNull();
    }

    private static String message(String point, String place) {
        return "WELD-001408: Unsatisfied dependencies for type Nobody with qualifiers @Default%n  at injection point %s%n  at %s"
                .formatted(point, place)
                .replace("\r\n", "\n");
    }

    private Finding finding(String message) {
        return new ProblemModel(project.code(), "GET /", List.of())
                .of(new NotDeployed(new IllegalStateException(message)))
                .findings()
                .get(0);
    }
}
