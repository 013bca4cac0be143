package io.freedom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.freedom.SettingException;
import io.freedom.internal.cdi.FreedomExtension;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldJunit5Extension;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class OverrideSettingsTest {

    @Test
    void theInnerBeatsTheOuter() {
        assertThatAllPass(run(Levels.class), 5);
    }

    @Test
    void aNestedClassThatIsInheritedHasThoseOfTheClassThatRunsIt() {
        assertThatAllPass(run(InheritsNested.class), 1);
    }

    @Test
    void everyWayToReadASettingSeesIt() {
        assertThatAllPass(run(EveryWay.class), 4);
    }

    @Test
    void everyPartOfATestSeesIt() {
        assertThatAllPass(run(EveryPart.class), 1 + 3 + 3);
    }

    @Test
    void anExtensionThatStartsWeldSeesIt() {
        assertThatAllPass(run(WithWeldJunit.class), 3);
    }

    @Test
    void whatAnExtensionStartsForAllTestsOfAnInstanceIsSaidToBeTooEarly() {
        run(WithWeldJunitPerClass.class)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.startsWith("FREEDOM-0231")))));
    }

    @Test
    void whatABeforeAllMethodStartsHasThoseOfTheClass() {
        assertThatAllPass(run(StartedOnce.class), 2);
        assertThatAllPass(run(StartedOncePerInstance.class), 2);
    }

    @Test
    void whatWasBeforeIsRestoredHoweverATestEnds() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        EngineExecutionResults results = run(Failing.class, FailingConstructor.class, FailingBeforeAll.class);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(results.testEvents().failed().count()).isEqualTo(3);
        assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
    }

    @Test
    void theNextTestOfTheThreadSeesNothingOfIt() {
        assertThatAllPass(run(EveryWay.class, NotOverridden.class, Levels.class, NotOverridden.class), 4 + 5 + 1);
    }

    @Test
    void aMethodWhoseOverridesNobodyReadFails() {
        run(StartedTooEarly.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("changesNothing"),
                                finishedWithFailure(
                                        instanceOf(SettingException.class),
                                        message(text -> text.equals("FREEDOM-0231: @OverrideSettings on "
                                                + StartedTooEarly.class.getName()
                                                + ".changesNothing() overrides mail.host, page.size, but no CDI container was"
                                                + " started that could read it: it was started before, outside of the test,"
                                                + " or without Freedom. Start it in the test, in @BeforeEach, or, with the"
                                                + " annotation on the class, in a @BeforeAll method.")))));
    }

    @Test
    void aClassOfWhichNoTestReadTheOverridesFails() {
        EngineExecutionResults results = run(StartsNothing.class);
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        results.containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                container(StartsNothing.class),
                                finishedWithFailure(
                                        message(text -> text.startsWith("FREEDOM-0231: @OverrideSettings on "
                                                + StartsNothing.class.getName() + " overrides page.size, but")))));
    }

    @Test
    void aTestThatFailsItselfIsNotSaidToHaveReadNothing() {
        run(FailsFirst.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(test(), finishedWithFailure(message("own failure"))));
    }

    @Test
    void entriesThatSetNothingFailTheTest() {
        run(Malformed.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test(),
                                finishedWithFailure(
                                        instanceOf(SettingException.class),
                                        message(
                                                "FREEDOM-0230: @OverrideSettings on " + Malformed.class.getName()
                                                        + ".typos() has entries that set nothing, or a key twice: \"=...\", \"db.password\", \"debug\". Write each key once, as \"key=value\"."))));
        run(Malformed.class)
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
        Class<?>[] classes = Stream.of(
                        Stream.of(ParallelA.class, ParallelB.class, ParallelPlain.class, ParallelDynamic.class),
                        Stream.of(Levels.class, EveryWay.class, EveryPart.class, StartedOncePerInstance.class))
                .flatMap(part -> part)
                .toArray(Class<?>[]::new);
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(classes).map(type -> selectClass(type)).toArray(size -> new ClassSelector[size]))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute();
        assertThat(results.testEvents().failed().stream())
                .hasSize(10)
                .allMatch(failed -> failed.toString().contains("failing on purpose"));
        assertThat(results.containerEvents().failed().count()).isZero();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(10 + 10 + 10 + 20 + 5 + 4 + 7 + 2);
        assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
    }

    private static EngineExecutionResults run(Class<?>... types) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
        Stream.of(types).forEach(type -> kit.selectors(selectClass(type)));
        return kit.execute();
    }

    private static void assertThatAllPass(EngineExecutionResults results, int tests) {
        results.allEvents().failed().assertThatEvents().isEmpty();
        results.testEvents().assertStatistics(count -> count.started(tests).succeeded(tests));
    }

    @OverrideSettings("page.size=1")
    abstract static class Base {}

    @OverrideSettings({"page.size=2", "mail.host=class"})
    static class Levels extends Base {

        @Test
        void ofTheClass() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(2);
        }

        @Test
        @OverrideSettings("page.size=3")
        void ofTheMethod() {
            try (SeContainer container = TestedSite.boot()) {
                TestedSite site = container.select(TestedSite.class).get();
                assertThat(site.pageSize).isEqualTo(3);
                assertThat(site.mail.host()).isEqualTo("class");
            }
        }

        @Nested
        @OverrideSettings("page.size=4")
        class Inner {

            @Test
            void ofTheNestedClass() {
                assertThat(TestedSite.bootedPageSize()).isEqualTo(4);
            }

            @Test
            @OverrideSettings("page.size=5")
            void ofItsMethod() {
                assertThat(TestedSite.bootedPageSize()).isEqualTo(5);
            }
        }

        @Nested
        class Plain extends Base {

            @Test
            void ofWhatItExtends() {
                assertThat(TestedSite.bootedPageSize()).isEqualTo(1);
            }
        }
    }

    abstract static class HasNested {

        @Nested
        class Inner {

            @Test
            void ofWhoeverRunsIt() {
                assertThat(TestedSite.bootedPageSize()).isEqualTo(77);
            }
        }
    }

    @OverrideSettings("page.size=77")
    static class InheritsNested extends HasNested {}

    static class EveryWay {

        @Test
        @OverrideSettings({"page.size=5", "mail.host=a=b\\:\u00fc", "url=x/${page.size}", "user.home="})
        void byInjection() {
            try (SeContainer container = TestedSite.boot()) {
                TestedSite site = container.select(TestedSite.class).get();
                assertThat(site.pageSize).isEqualTo(5);
                assertThat(site.mail.host()).isEqualTo("a=b\\:\u00fc");
                assertThat(site.settings.get("url")).isEqualTo("x/5");
                assertThat(site.settings.find("user.home")).isEmpty();
                assertThat(site.settings.origin("page.size"))
                        .contains("@OverrideSettings on " + EveryWay.class.getName() + ".byInjection()");
            }
        }

        @Test
        @OverrideSettings(" mail.host = a ")
        void theValueAsItStands() {
            try (SeContainer container = TestedSite.boot()) {
                assertThat(container.select(TestedSite.class).get().mail.host()).isEqualTo(" a ");
            }
        }

        @Test
        @OverrideSettings("freedom.settings.module=mysite.settings.production")
        void theModule() {
            try (SeContainer container = TestedSite.boot()) {
                assertThat(container.select(TestedSite.class).get().settings.module())
                        .hasValueSatisfying(module -> {
                            assertThat(module.name()).isEqualTo("mysite.settings.production");
                            assertThat(module.origin())
                                    .isEqualTo("@OverrideSettings on " + EveryWay.class.getName() + ".theModule()");
                        });
            }
        }

        @Test
        @OverrideSettings("freedom.application=no.Such")
        void theApplication() {
            assertThatThrownBy(TestedSite::boot)
                    .hasMessageContaining("no.Such")
                    .hasMessageContaining("@OverrideSettings on " + EveryWay.class.getName() + ".theApplication()");
        }
    }

    static class EveryPart {

        private final int inConstructor = TestedSite.bootedPageSize();
        private int inBeforeEach;

        @BeforeEach
        void start() {
            inBeforeEach = TestedSite.bootedPageSize();
        }

        @Test
        @OverrideSettings("page.size=7")
        void constructorAndMethods() throws Exception {
            int[] inThread = new int[1];
            Thread thread = new Thread(() -> inThread[0] = TestedSite.bootedPageSize());
            thread.start();
            thread.join();
            assertThat(new int[] {inConstructor, inBeforeEach, TestedSite.bootedPageSize(), inThread[0]})
                    .containsOnly(7);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @OverrideSettings("page.size=8")
        void parameterized(int any) {
            assertThat(new int[] {inConstructor, inBeforeEach, TestedSite.bootedPageSize()})
                    .containsOnly(8);
        }

        @TestFactory
        @OverrideSettings("page.size=9")
        Stream<DynamicTest> dynamic() {
            return IntStream.range(0, 3)
                    .mapToObj(number -> dynamicTest(
                            "number " + number,
                            () -> assertThat(TestedSite.bootedPageSize()).isEqualTo(9)));
        }
    }

    @OverrideSettings("page.size=11")
    static class StartedOnce {

        private static Optional<SeContainer> container = Optional.empty();

        @BeforeAll
        static void start() {
            container = Optional.of(TestedSite.boot());
        }

        @AfterAll
        static void stop() {
            container.orElseThrow().close();
        }

        @Test
        void first() {
            assertThat(container.orElseThrow().select(TestedSite.class).get().pageSize)
                    .isEqualTo(11);
        }

        @Test
        void second() {
            first();
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    @OverrideSettings("page.size=12")
    static class StartedOncePerInstance {

        private final int inConstructor = TestedSite.bootedPageSize();
        private int inBeforeAll;

        @BeforeAll
        void start() {
            inBeforeAll = TestedSite.bootedPageSize();
        }

        @Test
        void ofTheClass() {
            assertThat(new int[] {inConstructor, inBeforeAll, TestedSite.bootedPageSize()})
                    .containsOnly(12);
        }

        @Test
        @OverrideSettings("page.size=13")
        void ofTheMethod() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(13);
        }
    }

    /** The extension of the library is registered on the class, ours on the method: it would come too late. */
    @ExtendWith(WeldJunit5Extension.class)
    static class WithWeldJunit {

        @WeldSetup
        WeldInitiator weld = WeldInitiator.of(WeldInitiator.createWeld()
                .disableDiscovery()
                .extensions(new FreedomExtension())
                .beanClasses(TestedSite.class));

        @Test
        @OverrideSettings("page.size=18")
        void ofTheMethod(TestedSite site) {
            assertThat(site.pageSize).isEqualTo(18);
        }

        @Nested
        @OverrideSettings("page.size=19")
        class Inner {

            @Test
            void ofTheNestedClass(TestedSite site) {
                assertThat(site.pageSize).isEqualTo(19);
            }
        }

        @Test
        void without(TestedSite site) {
            assertThat(site.pageSize).isEqualTo(10);
        }
    }

    /** It starts the container between two callbacks, where nothing tells when the tests of the class begin. */
    @OverrideSettings("page.size=20")
    @TestInstance(Lifecycle.PER_CLASS)
    static class WithWeldJunitPerClass extends WithWeldJunitOnce {}

    @ExtendWith(WeldJunit5Extension.class)
    abstract static class WithWeldJunitOnce {

        @WeldSetup
        WeldInitiator weld = WeldInitiator.of(WeldInitiator.createWeld()
                .disableDiscovery()
                .extensions(new FreedomExtension())
                .beanClasses(TestedSite.class));

        @Test
        void passes(TestedSite site) {}
    }

    static class NotOverridden {

        @Test
        void seesNothing() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
        }
    }

    @OverrideSettings("page.size=14")
    static class Failing {

        @Test
        void fails() {
            throw new IllegalStateException("failing on purpose");
        }

        @Test
        void leavesAnotherLoader() {
            Thread.currentThread().setContextClassLoader(null);
            throw new IllegalStateException("failing on purpose");
        }
    }

    static class FailingConstructor {

        FailingConstructor() {
            throw new IllegalStateException("failing on purpose");
        }

        @Test
        @OverrideSettings("page.size=15")
        void neverCalled() {}
    }

    @OverrideSettings("page.size=16")
    static class FailingBeforeAll {

        @BeforeAll
        static void fails() {
            throw new IllegalStateException("failing on purpose");
        }

        @Test
        void neverCalled() {}
    }

    static class StartedTooEarly {

        private static Optional<SeContainer> container = Optional.empty();

        @BeforeAll
        static void start() {
            container = Optional.of(TestedSite.boot());
        }

        @AfterAll
        static void stop() {
            container.orElseThrow().close();
        }

        @Test
        @OverrideSettings({"page.size=5", "mail.host=x"})
        void changesNothing() {}
    }

    @OverrideSettings("page.size=17")
    static class StartsNothing {

        @Test
        void first() {}

        @Test
        void second() {}
    }

    static class FailsFirst {

        @Test
        @OverrideSettings("page.size=5")
        void fails() {
            throw new IllegalStateException("own failure");
        }
    }

    static class Malformed {

        @Test
        @OverrideSettings({"db.password=tiger", "debug", "=1", "db.password=tiger2"})
        void typos() {}
    }

    @OverrideSettings("page.size=21")
    static class ParallelA {

        @RepeatedTest(10)
        void ofTheClass() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(21);
        }
    }

    static class ParallelB {

        @RepeatedTest(10)
        @OverrideSettings("page.size=22")
        void ofTheMethod() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(22);
        }

        @RepeatedTest(10)
        @OverrideSettings("page.size=23")
        void fails() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(23);
            throw new IllegalStateException("failing on purpose");
        }
    }

    static class ParallelPlain {

        @RepeatedTest(10)
        void seesNothing() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
        }
    }

    static class ParallelDynamic {

        @TestFactory
        @OverrideSettings("page.size=24")
        Stream<DynamicTest> dynamic() {
            return IntStream.range(0, 20)
                    .mapToObj(number -> dynamicTest(
                            "number " + number,
                            () -> assertThat(TestedSite.bootedPageSize()).isEqualTo(24)));
        }
    }
}
