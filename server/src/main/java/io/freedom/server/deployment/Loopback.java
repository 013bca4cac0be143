package io.freedom.server.deployment;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Tells the developer at this machine from everybody else. What only the developer may read - settings, sources, stack
 * traces - asks here first.
 */
public final class Loopback {

    /** Whoever sends one of these speaks for somebody else. */
    private static final List<String> PROXIED = List.of(
            HttpHeader.FORWARDED.asString(),
            HttpHeader.X_FORWARDED_FOR.asString(),
            HttpHeader.X_FORWARDED_HOST.asString(),
            HttpHeader.VIA.asString(),
            "X-Real-IP");

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-f:.]+]|[^\\[\\]:/@\\s]+)(?::\\d{0,5})?");

    /** An address, which can be parsed without asking a name server. */
    private static final Pattern ADDRESS = Pattern.compile("\\d+(?:[.]\\d+){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    private Loopback() {}

    /**
     * Whether a request comes from a browser or program on this machine that asked for this machine: over the loopback
     * interface, under a loopback name (a name that somebody else's name server points here is none), not through a proxy,
     * and not on behalf of a page of another site.
     */
    public static boolean asks(Request request) {
        HttpFields headers = request.getHeaders();
        return comesFromHere(request)
                && isNamedInHost(headers)
                && PROXIED.stream().noneMatch(headers::contains)
                && !isEmbeddedElsewhere(headers)
                && !isAskedFromElsewhere(headers);
    }

    private static boolean comesFromHere(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress()
                        instanceof InetSocketAddress client
                && client.getAddress() != null
                && client.getAddress().isLoopbackAddress();
    }

    private static boolean isNamedInHost(HttpFields headers) {
        List<String> hosts = headers.getValuesList(HttpHeader.HOST);
        return hosts.size() == 1 && isLoopbackName(hosts.get(0));
    }

    /** @param authority a host with or without a port */
    static boolean isLoopbackName(String authority) {
        Matcher parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        if (host.equals("localhost") || host.matches("[^.].*[.]localhost")) {
            return true;
        }
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return ADDRESS.matcher(literal).matches()
                    && InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /**
     * A page of another origin, which is also one of another port, reads what the site's own CORS headers let it read. A form
     * of a page without a referrer has the origin {@code null}, but then the browser says that it is the same site's.
     */
    private static boolean isAskedFromElsewhere(HttpFields headers) {
        String origin = headers.get(HttpHeader.ORIGIN);
        return origin != null
                && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(headers.get(HttpHeader.HOST))
                && !"same-origin".equals(headers.get("Sec-Fetch-Site"));
    }

    /** A link from elsewhere may lead here, but nothing of here may become a part of a page from elsewhere. */
    private static boolean isEmbeddedElsewhere(HttpFields headers) {
        return "cross-site".equals(headers.get("Sec-Fetch-Site")) && !"navigate".equals(headers.get("Sec-Fetch-Mode"));
    }
}
