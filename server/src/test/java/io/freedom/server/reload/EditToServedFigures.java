package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures how long it takes from a save to the new page, for sites of some beans, without Freedom's extension; run on demand:
 * {@code mvn test -pl server -Dtest=EditToServedFigures}. {@link StartedSiteFigures} has it.
 */
class EditToServedFigures {

    private static final int EDITS = 25;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {5, 302})
    void fromASaveToTheNewPage(int beans) throws Exception {
        ReloadingSite site = new ReloadingSite(folder.toRealPath());
        for (int i = 0; i < beans; i++) {
            bean(site, i, 0);
        }
        site.page("@jakarta.inject.Inject Bean0 first;", "response.getWriter().print(first.value());");
        try {
            site.start();
            long[] ofABody = new long[EDITS];
            long[] ofASignature = new long[EDITS];
            site.get("/page");
            for (int i = 0; i < EDITS; i++) {
                long began = System.nanoTime();
                bean(site, 0, i + 1);
                assertThat(site.get("/page").body()).isEqualTo(String.valueOf(i + 1));
                ofABody[i] = System.nanoTime() - began;
            }
            for (int i = 0; i < EDITS; i++) {
                long began = System.nanoTime();
                site.source(
                        "Bean1",
                        text(1, i).replace("value()", "value(%s... more)".formatted(i % 2 == 0 ? "int" : "long")));
                assertThat(site.get("/page").statusCode()).isEqualTo(200);
                ofASignature[i] = System.nanoTime() - began;
            }
            print(beans, "a body", ofABody);
            print(beans, "a signature", ofASignature);
        } finally {
            site.stop();
        }
    }

    private static void bean(ReloadingSite site, int number, int value) throws Exception {
        site.source("Bean" + number, text(number, value));
    }

    private static String text(int number, int value) {
        String next = number == 0 ? "" : "@jakarta.inject.Inject Bean%d next;".formatted(number - 1);
        return """
                @jakarta.enterprise.context.ApplicationScoped
                public class Bean%d {
                    %s
                    public int value() { return %d; }
                }
                """.formatted(number, next, value);
    }

    private static void print(int beans, String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%d beans, change of %s: first %d ms, median %d ms, least %d ms, most %d ms of %d%n",
                beans,
                what,
                nanos[0] / 1_000_000,
                sorted[sorted.length / 2] / 1_000_000,
                sorted[0] / 1_000_000,
                sorted[sorted.length - 1] / 1_000_000,
                nanos.length);
    }
}
