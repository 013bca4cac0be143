package io.freedom.server.command;

import io.freedom.server.ServerException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as people write it: {@code port} or {@code host:port}, an IPv6 host in brackets.
 *
 * @param host a name or a literal address, without brackets
 * @param port 0 takes a free port
 */
public record ListenAddress(String host, int port) {

    public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 8000);

    private static final Pattern FORM = Pattern.compile("(?:(\\[[0-9A-Fa-f:.%\\w]+]|[^:\\[\\]\\s/]+):)?([0-9]{1,9})");

    public ListenAddress {
        Objects.requireNonNull(host, "host");
    }

    /** @throws ServerException if the text is not an address */
    public static ListenAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw malformed(text, "is not an address");
        }
        int port = Integer.parseInt(form.group(2));
        if (port > 65535) {
            throw malformed(text, "has port %d, and the highest is 65535".formatted(port));
        }
        String host = form.group(1);
        return new ListenAddress(host == null ? DEFAULT.host : withoutBrackets(host), port);
    }

    /** @throws ServerException if no address is known for the host */
    public InetSocketAddress resolve() {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new ServerException(
                    "FREEDOM-0504",
                    "No address is known for the host %s. Check its spelling, or give an address of this machine."
                            .formatted(host),
                    null);
        }
        return address;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static ServerException malformed(String text, String what) {
        return new ServerException(
                "FREEDOM-0520",
                "\"%s\" %s. Write [host:]port: 8000, 127.0.0.1:8000, localhost:8000 or [::1]:8000."
                        .formatted(text, what),
                null);
    }
}
