package io.freedom.scenarios.jettyhome;

import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import java.util.List;
import java.util.Set;

/** What Jetty does wrong in a scenario. */
final class JettyFaults {

    private JettyFaults() {}

    static List<KnownFault> of(String version) {
        String source = "https://github.com/jetty/jetty.project/blob/jetty-" + version + '/';
        String http2 = source
                + "jetty-core/jetty-http2/jetty-http2-server/src/main/java/org/eclipse/jetty/http2/server/internal/"
                + "HttpStreamOverHTTP2.java";
        String lost =
                "error pages that are sent at the same time are lost: WritePendingException, and the stream is reset";
        return List.of(
                new KnownFault("ClearTextHttp2Scenario.failures", Set.of(Mode.values()), lost, http2, false),
                new KnownFault("TlsHttp2Scenario.failures", Set.of(Mode.values()), lost, http2, false),
                // The page for an unknown path is one.
                new KnownFault(
                        "ClearTextHttp2Scenario.smallAndStreamedAndEmptyBodies",
                        Set.of(Mode.values()),
                        lost,
                        http2,
                        false),
                new KnownFault(
                        "TlsHttp2Scenario.smallAndStreamedAndEmptyBodies", Set.of(Mode.values()), lost, http2, false),
                new KnownFault("ClearTextHttp2Scenario.manyAtATime", Set.of(Mode.values()), lost, http2, false),
                new KnownFault("TlsHttp2Scenario.manyAtATime", Set.of(Mode.values()), lost, http2, false),
                new KnownFault(
                        "UpgradeScenario.theNewProtocolIsSpokenAfterTheEnd",
                        Set.of(Mode.values()),
                        "the handler of a connection that a GET upgraded can write, but finds its input at the end",
                        "https://github.com/jetty/jetty.project/pull/12186",
                        true));
    }
}
