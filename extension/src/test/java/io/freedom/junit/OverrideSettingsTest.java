package io.freedom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.freedom.SettingException;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class OverrideSettingsTest {

    @Test
    void theInnerBeatsTheOuter() {
        assertThatAllPass(run(OverridingSamples.Levels.class), 5);
    }

    @Test
    void aNestedClassThatIsInheritedHasThoseOfTheClassThatRunsIt() {
        assertThatAllPass(run(OverridingSamples.InheritsNested.class), 1);
    }

    @Test
    void everyWayToReadASettingSeesIt() {
        assertThatAllPass(run(OverridingSamples.EveryWay.class), 4);
    }

    @Test
    void everyPartOfATestSeesIt() {
        assertThatAllPass(run(OverridingSamples.EveryPart.class), 1 + 3 + 3);
    }

    @Test
    void anExtensionThatStartsWeldSeesIt() {
        assertThatAllPass(run(OverridingSamples.WithWeldJunit.class), 3);
    }

    @Test
    void whatAnExtensionStartsForAllTestsOfAnInstanceIsSaidToBeTooEarly() {
        run(FailingSamples.WithWeldJunitPerClass.class)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.startsWith("FREEDOM-0231")))));
    }

    @Test
    void whatABeforeAllMethodStartsHasThoseOfTheClass() {
        assertThatAllPass(run(OverridingSamples.StartedOnce.class), 2);
        assertThatAllPass(run(OverridingSamples.StartedOncePerInstance.class), 2);
    }

    @Test
    void whatWasBeforeIsRestoredHoweverATestEnds() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        EngineExecutionResults results = run(
                FailingSamples.Failing.class,
                FailingSamples.FailingConstructor.class,
                FailingSamples.FailingBeforeAll.class);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(results.testEvents().failed().count()).isEqualTo(3);
        assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
    }

    @Test
    void theNextTestOfTheThreadSeesNothingOfIt() {
        assertThatAllPass(
                run(
                        OverridingSamples.EveryWay.class,
                        OverridingSamples.NotOverridden.class,
                        OverridingSamples.Levels.class,
                        OverridingSamples.NotOverridden.class),
                4 + 5 + 1);
    }

    @Test
    void aMethodWhoseOverridesNobodyReadFails() {
        run(FailingSamples.StartedTooEarly.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("changesNothing"),
                                finishedWithFailure(
                                        instanceOf(SettingException.class),
                                        message(text -> text.equals("FREEDOM-0231: @OverrideSettings on "
                                                + FailingSamples.StartedTooEarly.class.getName()
                                                + ".changesNothing() overrides mail.host, page.size, but no CDI container was"
                                                + " started that could read it: it was started before, outside of the test,"
                                                + " or without Freedom. Start it in the test, in @BeforeEach, or, with the"
                                                + " annotation on the class, in a @BeforeAll method.")))));
    }

    @Test
    void aClassOfWhichNoTestReadTheOverridesFails() {
        EngineExecutionResults results = run(FailingSamples.StartsNothing.class);
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        results.containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                container(FailingSamples.StartsNothing.class),
                                finishedWithFailure(
                                        message(text -> text.startsWith("FREEDOM-0231: @OverrideSettings on "
                                                + FailingSamples.StartsNothing.class.getName()
                                                + " overrides page.size, but")))));
    }

    @Test
    void aTestThatFailsItselfIsNotSaidToHaveReadNothing() {
        run(FailingSamples.FailsFirst.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(test(), finishedWithFailure(message("own failure"))));
    }

    @Test
    void entriesThatSetNothingFailTheTest() {
        run(FailingSamples.Malformed.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test(),
                                finishedWithFailure(
                                        instanceOf(SettingException.class),
                                        message(
                                                "FREEDOM-0230: @OverrideSettings on "
                                                        + FailingSamples.Malformed.class.getName()
                                                        + ".typos() has entries that set nothing, or a key twice: \"=...\", \"db.password\", \"debug\". Write each key once, as \"key=value\"."))));
        run(FailingSamples.Malformed.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(new Condition<>(
                                fault -> fault instanceof SettingException setting
                                        && setting.key().equals("debug"),
                                "the key alone"))));
    }

    @Test
    void testsInParallelDoNotSeeEachOthers() {
        EngineExecutionResults results = runInParallel(
                ParallelSamples.ParallelA.class,
                ParallelSamples.ParallelB.class,
                ParallelSamples.ParallelPlain.class,
                ParallelSamples.ParallelDynamic.class,
                OverridingSamples.Levels.class,
                OverridingSamples.EveryWay.class,
                OverridingSamples.EveryPart.class,
                OverridingSamples.StartedOncePerInstance.class);
        assertThat(results.testEvents().failed().stream())
                .hasSize(10)
                .allMatch(failed -> failed.toString().contains("failing on purpose"));
        assertThat(results.containerEvents().failed().count()).isZero();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(10 + 10 + 10 + 20 + 5 + 4 + 7 + 2);
        assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
    }

    /** It runs tests of others while it waits. */
    @Test
    void theThreadThatWaitsForDynamicTestsHasNoOverrides() {
        assertThatAllPass(runInParallel(ParallelSamples.ParallelWaiting.class), 2);
    }

    private static EngineExecutionResults run(Class<?>... types) {
        return kit(types).execute();
    }

    private static EngineExecutionResults runInParallel(Class<?>... types) {
        return kit(types)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute();
    }

    private static EngineTestKit.Builder kit(Class<?>... types) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
        Stream.of(types).forEach(type -> kit.selectors(selectClass(type)));
        return kit;
    }

    private static void assertThatAllPass(EngineExecutionResults results, int tests) {
        results.allEvents().failed().assertThatEvents().isEmpty();
        results.testEvents().assertStatistics(count -> count.started(tests).succeeded(tests));
    }
}
