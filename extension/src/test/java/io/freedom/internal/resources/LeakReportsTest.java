package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestInfo;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.timer.VirtualClock;
import io.freedom.shop.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeakReportsTest {

    private final LoggedMessages log = new LoggedMessages();
    private final Logger logger = Logger.getLogger("io.freedom");
    private final @Nullable Level before = logger.getLevel();
    private final VirtualClock clock = new VirtualClock();
    private final SiteResources site = Sites.site(clock);

    /** A thousand reports would hide everything else. */
    @BeforeEach
    void keepTheConsoleQuiet() {
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void forgetTheLog() {
        log.close();
        logger.setUseParentHandlers(true);
        logger.setLevel(before);
    }

    /** A connection that may be beyond repair. */
    private record Leaking(@Nullable IOException failure) implements Resource {

        @Override
        public Object given() {
            return this;
        }

        @Override
        public String description() {
            return "the connection";
        }

        @Override
        public void giveBack() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public String undone() {
            return "rolled back and closed";
        }
    }

    private void leak(RequestInfo request) {
        leak(request, null);
    }

    private void leak(RequestInfo request, @Nullable IOException failure) {
        HeldResources held = site.open(request);
        Shop.buy(() -> held.lend(new Leaking(failure)));
        clock.advance(Duration.ofMillis(1234));
        held.end();
    }

    private List<String> leaks() {
        return log.messages().stream()
                .filter(message -> message.startsWith("FREEDOM-0604"))
                .toList();
    }

    @Test
    void aLeakIsReportedWithItsRequestItsPlaceAndWhatWasDone() {
        leak(Sites.request("/shop/17"));
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage())
                    .matches(
                            "FREEDOM-0604: GET /shop/17 left a connection open \\(the connection\\) that it had taken from a"
                                    + " tracked data source at io\\.freedom\\.shop\\.Shop\\.buy\\(Shop\\.java:\\d+\\) and held for"
                                    + " 1234 ms\\. It was rolled back and closed at the end of the request\\. Close it where it is"
                                    + " opened, with try-with-resources\\. This is reported once for each place; the level DEBUG of"
                                    + " the logger io\\.freedom adds the stack\\.");
            assertThat(entry.getThrown()).isNull();
        });
        assertThat(site.injected().statistics().leaked()).isEqualTo(1);
    }

    @Test
    void oneThatCantBeGivenBackIsNotSaidToBeClosed() {
        leak(Sites.request("/shop"), new IOException("broken"));
        assertThat(leaks())
                .singleElement()
                .asString()
                .contains("It could not be given back properly. Close it")
                .doesNotContain("rolled back");
        assertThat(log.messages()).hasSize(2);
    }

    @Test
    void onePlaceIsReportedOnceForAllPathsThatDifferInNumbers() {
        leak(Sites.request("/shop/17/items/a1"));
        leak(Sites.request("/shop/18/items/b2"));
        assertThat(leaks()).hasSize(1);
        leak(Sites.request("/shop/17/orders/a1"));
        assertThat(leaks()).hasSize(2);
        assertThat(site.injected().statistics().leaked()).isEqualTo(3);
    }

    @Test
    void anotherPlaceOfTheSamePathIsReportedToo() throws Exception {
        leak(Sites.request("/shop"));
        leakElsewhere(Sites.request("/shop"));
        assertThat(leaks()).hasSize(2);
        assertThat(leaks().get(1)).contains(" at io.freedom.shop.Shop.list(Shop.java:");
    }

    @Test
    void theIdOfASessionInAPathIsNotShown() {
        leak(Sites.request("/shop;jsessionid=4711/items;v=1"));
        assertThat(leaks()).singleElement().asString().startsWith("FREEDOM-0604: GET /shop/items left");
    }

    /** All different, and without a digit. */
    private static RequestInfo path(int number) {
        StringBuilder path = new StringBuilder("/");
        Integer.toString(number).chars().forEach(digit -> path.append((char) ('a' + digit - '0')));
        return Sites.request(path.toString());
    }

    @Test
    void onePlaceIsReportedForTwentyPathsAndTheLastOneSaysSo() throws Exception {
        for (int i = 0; i < 30; i++) {
            leak(path(i));
        }
        assertThat(leaks())
                .hasSize(20)
                .filteredOn(message -> message.contains("last"))
                .hasSize(1);
        assertThat(leaks().get(19))
                .contains(
                        " This is the last report of this place: there were 20, and more are only counted (leaked, in the"
                                + " statistics); the level DEBUG");
        leakElsewhere(path(1));
        assertThat(leaks()).hasSize(21);
        assertThat(site.injected().statistics().leaked()).isEqualTo(31);
    }

    private void leakElsewhere(RequestInfo request) throws Exception {
        HeldResources held = site.open(request);
        Shop.list(() -> {
            held.lend(new Leaking(null));
            return held;
        });
        held.end();
    }

    @Test
    void noMorePlacesAreReportedThanTheLogCanBearAndTheLastReportSaysSo() {
        LeakReports reports = new LeakReports(site, 2);
        Holding holding = site.hold(new Leaking(null));
        for (int i = 0; i < 5; i++) {
            reports.report(path(i), holding, "closed");
        }
        assertThat(leaks()).hasSize(2);
        assertThat(leaks().get(0)).contains(" This is reported once for each place");
        assertThat(leaks().get(1))
                .contains(" This is the last report of all: there were 2, and more are only counted (leaked, in the"
                        + " statistics)");
    }

    @Test
    void theLevelDebugAddsTheStack() {
        logger.setLevel(Level.FINE);
        leak(Sites.request("/shop"));
        assertThat(log.entries())
                .filteredOn(entry -> entry.getLevel().equals(Level.WARNING))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getMessage())
                            .contains(" at io.freedom.shop.Shop.buy(Shop.java:")
                            .endsWith("This is reported once for each place.");
                    assertThat(entry.getThrown().getStackTrace())
                            .anyMatch(frame -> frame.getClassName().equals(Shop.class.getName()));
                });
    }

    @Test
    void whatWasReleasedOrClosedIsNoLeak() throws Exception {
        HeldResources held = site.open(Sites.request("/shop"));
        Resource closed = new Leaking(null);
        held.lend(closed);
        held.giveBack(closed);
        held.lend(new Leaking(null));
        held.release();
        held.acquire("named", () -> () -> {});
        held.end();
        assertThat(log.entries()).extracting(LogRecord::getMessage).isEmpty();
        assertThat(site.injected().statistics().leaked()).isZero();
    }
}
