package io.freedom.server.command;

import io.freedom.server.SiteUrl;
import io.freedom.server.console.ConsoleHandler;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.StringJoiner;

/** What a person sees when the site is being served. */
final class Banner {

    private static final int WIDTH = 80;

    private Banner() {}

    /**
     * @param facts what the site says of itself; what is missing is left out
     * @param debug whether the site is in development, so that it has a console
     */
    static String text(InetSocketAddress address, Map<String, String> facts, boolean debug) {
        String url = SiteUrl.of(address);
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add("");
        lines.add("  Serving   " + url
                + (address.getAddress().isAnyLocalAddress() ? " and every other address of this machine" : ""));
        if (facts.containsKey("settings")) {
            String origin = facts.get("settings.origin");
            lines.add(settings(facts.get("settings"), origin == null ? "" : "(" + origin + ")"));
        }
        if (facts.containsKey("application")) {
            lines.add("  Site      " + facts.get("application"));
        } else if (facts.containsKey("completion")) {
            lines.add("  Site      no bean is marked @Application");
        }
        if (debug) {
            lines.add("  Console   " + url + ConsoleHandler.PATH.substring(1));
        }
        lines.add("  Stop      Ctrl-C");
        lines.add("");
        return lines.toString();
    }

    /** On two lines where one would be too long. */
    private static String settings(String module, String origin) {
        String line = ("  Settings  " + module + " " + origin).stripTrailing();
        return line.length() <= WIDTH
                ? line
                : "  Settings  " + module + System.lineSeparator() + "            " + origin;
    }
}
