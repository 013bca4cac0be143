package io.freedom.scenarios.tomcat;

import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import java.util.List;
import java.util.Set;

/** What Tomcat does wrong in a scenario. */
final class TomcatFaults {

    private static final String NO_RESPONSE =
            "without an error page of the site's own the connection is closed without a response";

    private final String source;

    private TomcatFaults(String version) {
        source = "https://github.com/apache/tomcat/blob/" + version + "/java/org/apache/";
    }

    static List<KnownFault> of(String version) {
        return new TomcatFaults(version).all();
    }

    private List<KnownFault> all() {
        // The state MUST_ERROR, of an exception in the dispatch that began the cycle, has no way out but complete().
        String states = "coyote/AsyncStateMachine.java";
        return List.of(
                fault("AsynchronousScenario.anExceptionAfterStartAsync", NO_RESPONSE, states, true),
                fault("ListenerScenario.aListenerThatThrowsWhenTheApplicationThrew", NO_RESPONSE, states, true),
                fault("CycleScenario.startedTwiceAtOnce", NO_RESPONSE, states, true),
                fault("CycleScenario.workThatThrowsOnTheServersThread", NO_RESPONSE, states, false),
                fault(
                        "CycleScenario.anExceptionInTheDispatchWithItsErrorPage",
                        "the exception is wrapped in a RuntimeException, for which the site has no error page",
                        "catalina/core/AsyncContextImpl.java",
                        true),
                fault(
                        "UpgradeScenario.theNewProtocolIsSpokenAfterTheEnd",
                        "a connection that its handler closes in init stays open until the client sends more or closes it",
                        "coyote/http11/upgrade/UpgradeProcessorExternal.java",
                        true));
    }

    private KnownFault fault(String scenario, String effect, String file, boolean always) {
        return new KnownFault(scenario, Set.of(Mode.values()), effect, source + file, always);
    }
}
