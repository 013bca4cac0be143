package io.freedom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.freedom.internal.cdi.FreedomExtension;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldJunit5Extension;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that override settings, and see them; {@link OverrideSettingsTest} runs them. */
final class OverridingSamples {

    private OverridingSamples() {}

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

    static class NotOverridden {

        @Test
        void seesNothing() {
            assertThat(TestedSite.bootedPageSize()).isEqualTo(10);
        }
    }
}
