package io.freedom.scenarios;

import java.util.List;
import java.util.Set;

/** What GlassFish and Payara do wrong, which share their web container. */
public final class GlassFishFaults {

    private static final Set<Mode> BOTH = Set.of(Mode.values());
    private static final String SOURCE =
            "https://github.com/eclipse-ee4j/glassfish/blob/8.0.0/appserver/web/web-core/src/main/java/org/apache/catalina/";

    private GlassFishFaults() {}

    public static List<KnownFault> all() {
        return List.of(
                new KnownFault(
                        "TlsHttp2Scenario.manyAtATime",
                        BOTH,
                        "where many streams of one TLS connection are answered at once, its records may get out of order, and the"
                                + " client gives it up",
                        "https://github.com/eclipse-ee4j/glassfish-grizzly/blob/main/modules/grizzly/src/main/java/org/glassfish/"
                                + "grizzly/ssl/SSLBaseFilter.java",
                        false),
                new KnownFault(
                        "MessageScenario.aResponseWithLargeHeaders",
                        BOTH,
                        "a response is given up while its headers are sent, and what is told as its status may be another one's",
                        SOURCE + "core/StandardHostValve.java",
                        false),
                lostDispatch("AsynchronousScenario.dispatchedOnceAndTwice"),
                lostDispatch("ClearTextHttp2Scenario.dispatchedTwice"),
                lostDispatch("TlsHttp2Scenario.dispatchedTwice"),
                lostDispatch("TlsScenario.dispatchedTwice"),
                new KnownFault(
                        "AsynchronousScenario.dispatchedWithTheRequestThatTheSiteGot",
                        BOTH,
                        "of many dispatches, each asked for in the one before, some run twice or before the last one is over",
                        SOURCE + "connector/AsyncContextImpl.java#L281-L287",
                        false),
                new KnownFault(
                        "AsynchronousScenario.sendErrorOnAnotherThread",
                        BOTH,
                        "sendError on another thread has the right status, but no error page",
                        SOURCE + "connector/Request.java",
                        false),
                handshakeThatWaits("finishedWhileTheConnectionIsOpen"),
                handshakeThatWaits("notFinishedAgainWhenTheConnectionCloses"),
                handshakeThatWaits("theNewProtocolIsSpokenAfterTheEnd"));
    }

    private static KnownFault lostDispatch(String scenario) {
        return new KnownFault(
                scenario,
                BOTH,
                "a dispatch that another thread asks for while the dispatch before it still runs is lost, and the request waits for"
                        + " its timeout",
                "https://github.com/open-telemetry/opentelemetry-java-instrumentation/pull/9261",
                false);
    }

    /** Only where the protocol's handler is quicker than the dispatch that began it. */
    private static KnownFault handshakeThatWaits(String scenario) {
        return new KnownFault(
                "UpgradeScenario." + scenario,
                BOTH,
                "what the protocol's handler writes before its dispatch is over is lost, and the handshake leaves with its"
                        + " next write",
                SOURCE + "core/StandardPipeline.java",
                false);
    }

    /** What the shared container logs of requests that break rules, of a login that fails, and of JAX-RS. */
    public static List<String> ordinaryTraces() {
        return List.of(
                "LoginException: .*Failed file login for nobody",
                "URLDecoder: Illegal hex characters in escape",
                "MimeHeaders\\$MaxHeaderCountExceededException",
                "IOException: Reset by peer",
                "SSLException: SSLEngine is CLOSED",
                // An error page for a request that was streaming when it broke off: nobody sees it any more.
                "IllegalStateException: getOutputStream\\(\\) has already been called for this response",
                // A request that runs on when its site is gone, and needs one more class.
                "IllegalStateException: This web container has not yet been started",
                // A write listener that is to be called when its request is over.
                "NullPointerException.*\n\\s+at org\\.apache\\.catalina\\.connector\\.OutputBuffer",
                // A dispatch that the container loses, or runs when the request is over: see the faults.
                "IllegalStateException: Response already closed",
                "NullPointerException.*\n\\s+at org\\.apache\\.catalina\\.connector\\.AsyncContextImpl",
                // A dispatch that it runs while the one that asked for it still runs: two threads of its own, one map.
                "ConcurrentModificationException\n\\s+at java\\.base/java\\.util\\.HashMap\\$HashIterator",
                "NullPointerException: Cannot invoke \"org.apache.catalina.connector.Request.setAttribute",
                "HttpBrokenContentException: Invalid byte representing a hex value within a chunk length",
                // A sendError after the first bytes, without a word.
                "java\\.lang\\.IllegalStateException\n\\s+at org\\.apache\\.catalina\\.connector\\.ResponseFacade\\.sendError",
                // A JAX-RS resource that fails on another thread, or never answers; Jersey then asks a response that is
                // over.
                "a resource that fails later",
                "Failed to execute: jakarta\\.ws\\.rs\\.ServiceUnavailableException",
                "IllegalStateException: Internal org\\.glassfish\\.grizzly\\.http\\.server\\.Response has not been set");
    }
}
