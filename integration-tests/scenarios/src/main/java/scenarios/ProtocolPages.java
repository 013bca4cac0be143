package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What depends on the connection, or changes it. */
final class ProtocolPages {

    private ProtocolPages() {}

    static Map<String, HttpApplication> all() {
        return Map.of(
                "/upgrade", ProtocolPages::upgrade,
                "/upgrade-not-done", (request, response) -> response.setStatus(426),
                "/protocol", ProtocolPages::protocol,
                "/thread", ProtocolPages::thread);
    }

    private static void upgrade(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
        response.setHeader("Upgrade", "echo");
        response.setHeader("Connection", "Upgrade");
        request.upgrade(EchoProtocol.class);
    }

    /** The protocol, whether it is secure, and the client's port, which tells one connection from another. */
    private static void protocol(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Site.text(response, request.getProtocol() + ' ' + request.isSecure() + ' ' + request.getRemotePort());
    }

    /** Java 17 knows no virtual threads. */
    private static void thread(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Object virtual = Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
        Site.text(response, "virtual=" + virtual);
    }
}
