package io.freedom.server.pages;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * Tells whether a request comes from a person at this machine. It has to come over the loopback interface; its {@code Host} has
 * to name that, because a page of another site may give itself an address of this machine; and nobody may have passed it on, as
 * a tunnel does that shows a site to the world.
 */
final class LocalClient {

    private static final Pattern LOOPBACK_NAME = Pattern.compile(
            "(?:[a-z0-9-]+\\.)*localhost\\.?|127(?:\\.\\d{1,3}){3}|\\[(?:0*:)*0*1]", Pattern.CASE_INSENSITIVE);

    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private LocalClient() {}

    static boolean sent(Request request) {
        return isLoopback(request.getConnectionMetaData().getRemoteSocketAddress())
                && LOOPBACK_NAME.matcher(Request.getServerName(request)).matches()
                && PASSED_ON.stream().noneMatch(request.getHeaders()::contains);
    }

    private static boolean isLoopback(SocketAddress address) {
        return address instanceof InetSocketAddress inet
                && inet.getAddress() != null
                && inet.getAddress().isLoopbackAddress();
    }
}
