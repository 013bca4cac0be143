package io.freedom.server.command;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.StringJoiner;

/** What a person sees when the site is being served. */
public final class Banner {

    private Banner() {}

    /**
     * @param facts what the site says of itself; what is missing is left out
     */
    public static String text(InetSocketAddress address, Map<String, String> facts) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add("");
        lines.add("  Serving   " + url(address));
        if (facts.containsKey("settings")) {
            String origin = facts.get("settings.origin");
            lines.add("  Settings  " + facts.get("settings") + (origin == null ? "" : " (" + origin + ")"));
        }
        if (facts.containsKey("application")) {
            lines.add("  Site      " + facts.get("application"));
        } else if (facts.containsKey("completion")) {
            lines.add("  Site      no bean is marked @Application");
        }
        lines.add("  Stop      Ctrl-C");
        lines.add("");
        return lines.toString();
    }

    /** A URL that works in a browser on this machine. */
    private static String url(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        if (address.getAddress().isAnyLocalAddress()) {
            return "http://localhost:%d/ and every other address of this machine".formatted(address.getPort());
        }
        return (address.getAddress() instanceof Inet6Address ? "http://[%s]:%d/" : "http://%s:%d/")
                .formatted(host, address.getPort());
    }
}
