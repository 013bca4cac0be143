package io.freedom.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/** The URL at which a browser on this machine finds a site. */
public final class SiteUrl {

    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    private SiteUrl() {}

    /** @param address where the server listens */
    public static String of(InetSocketAddress address) {
        return "http://%s:%d/".formatted(host(address), address.getPort());
    }

    private static String host(InetSocketAddress address) {
        InetAddress known = address.getAddress();
        if (known == null) {
            return address.getHostString();
        }
        if (known.isAnyLocalAddress()) {
            return "localhost";
        }
        return known instanceof Inet6Address ? "[" + compressed(known.getHostAddress()) + "]" : known.getHostAddress();
    }

    /** Without its first run of zeros; a zone stays. */
    private static String compressed(String address) {
        String[] parts = address.split("%", 2);
        return ZEROS.matcher(parts[0]).replaceFirst("::") + (parts.length > 1 ? "%25" + parts[1] : "");
    }
}
