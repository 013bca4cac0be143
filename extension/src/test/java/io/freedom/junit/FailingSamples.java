package io.freedom.junit;

import io.freedom.internal.cdi.FreedomExtension;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Optional;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldJunit5Extension;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that fail, most because of what they override; {@link OverrideSettingsTest} runs them. */
final class FailingSamples {

    private FailingSamples() {}

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
}
