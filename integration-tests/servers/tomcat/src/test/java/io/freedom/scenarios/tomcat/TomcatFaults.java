package io.freedom.scenarios.tomcat;

import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import java.util.List;
import java.util.Set;

/** What Tomcat does wrong in a scenario. */
final class TomcatFaults {

    private TomcatFaults() {}

    static List<KnownFault> of(String version) {
        String source = "https://github.com/apache/tomcat/blob/" + version + "/java/org/apache/";
        return List.of(
                new KnownFault(
                        "AsynchronousScenario.anExceptionAfterStartAsync",
                        Set.of(Mode.values()),
                        "without an error page of the site's own the connection is closed without a response",
                        source + "coyote/AsyncStateMachine.java",
                        true),
                new KnownFault(
                        "MessageScenario.aResponseWithLargeHeaders",
                        Set.of(Mode.LISTENERS),
                        "Tomcat finds that it can't send the headers after its listeners were told of the end, which says 200",
                        source + "coyote/http11/Http11OutputBuffer.java",
                        true));
    }
}
