package io.freedom.server.command;

import io.freedom.server.Printable;
import io.freedom.server.ServerException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An address as people write it: {@code port} or {@code host:port}, an IPv6 host in brackets.
 *
 * @param host a name or a literal address, without brackets
 * @param port 0 takes a free port
 * @param ipv6 whether it has to be an address of IPv6
 */
record ListenAddress(String host, int port, boolean ipv6) {

    static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 8000, false);
    static final ListenAddress DEFAULT_IPV6 = new ListenAddress("::1", 8000, true);

    private static final Pattern FORM = Pattern.compile("(?:(\\[[^\\[\\]]*]|[^:\\[\\]]*):)?([^:\\[\\]]*)");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?]");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern LABEL = Pattern.compile("\\w(?:[\\w-]{0,61}\\w)?");
    private static final int LONGEST_NAME = 253;

    ListenAddress {
        Objects.requireNonNull(host, "host");
    }

    /**
     * @param ipv6 whether it has to be an address of IPv6, which then is the default, too
     * @throws ServerException if the text is not an address
     */
    static ListenAddress parse(String text, boolean ipv6) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw malformed(text, text.matches(".*[\\[\\]].*") ? "is not an address" : withoutForm(text));
        }
        int port = port(text, form.group(2));
        String host = form.group(1);
        if (host == null) {
            return new ListenAddress((ipv6 ? DEFAULT_IPV6 : DEFAULT).host, port, ipv6);
        }
        if (host.startsWith("[")) {
            return new ListenAddress(literalOfIpv6(text, host), port, true);
        }
        if (ipv6 && DIGITS_AND_DOTS.matcher(host).matches()) {
            throw malformed(text, "has no host of IPv6, which was asked for");
        }
        return new ListenAddress(checkHost(text, host), port, ipv6);
    }

    private static int port(String text, String port) {
        if (port.isEmpty()) {
            throw malformed(text, "has no port");
        }
        if (!PORT.matcher(port).matches()) {
            throw malformed(text, text.equals(port) ? "is not a port" : "has the port \"%s\"".formatted(escaped(port)));
        }
        int number = Integer.parseInt(port);
        if (number > 65535) {
            throw malformed(text, "has port %d, and the highest is 65535".formatted(number));
        }
        return number;
    }

    private static String literalOfIpv6(String text, String host) {
        try {
            if (IPV6.matcher(host).matches()) {
                // In brackets it is never looked up; which interfaces there are is another question.
                InetAddress.getByName(host.replaceFirst("%.*]", "]"));
                return host.substring(1, host.length() - 1);
            }
        } catch (UnknownHostException e) {
            // Said below.
        }
        throw malformed(text, "has a host in brackets that is no address of IPv6");
    }

    /** Java would take 1234 and 127.1 as short forms of addresses that nobody means. */
    private static String checkHost(String text, String host) {
        if (host.equals("0")) {
            return "0.0.0.0";
        }
        boolean good = DIGITS_AND_DOTS.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : host.length() <= LONGEST_NAME
                        && Stream.of(host.split("\\.", -1))
                                .allMatch(label -> LABEL.matcher(label).matches());
        if (!good) {
            throw malformed(text, host.isEmpty() ? "has no host" : "has the host \"%s\"".formatted(escaped(host)));
        }
        return host;
    }

    private static String withoutForm(String text) {
        return text.chars().filter(each -> each == ':').count() > 1
                ? "has more than one colon, and no brackets around a host of IPv6"
                : "is not an address";
    }

    /** @throws ServerException if no address is known for the host */
    InetSocketAddress resolve() {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .filter(address -> !ipv6 || address instanceof Inet6Address)
                    .findFirst()
                    .map(address -> new InetSocketAddress(address, port))
                    .orElseThrow(() -> unknown("No address of IPv6"));
        } catch (UnknownHostException e) {
            throw unknown("No address");
        }
    }

    private ServerException unknown(String what) {
        return new ServerException(
                "FREEDOM-0504",
                "%s is known for the host %s. Check its spelling, or give an address of this machine."
                        .formatted(what, host),
                null);
    }

    private static ServerException malformed(String text, String what) {
        return new ServerException(
                "FREEDOM-0520",
                "\"%s\" %s. Write [host:]port: 8000, 127.0.0.1:8000, localhost:8000 or [::1]:8000."
                        .formatted(escaped(text), what),
                null);
    }

    /** A message is one line. */
    private static String escaped(String text) {
        return Printable.of(text, 80);
    }
}
