package io.freedom.server.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;

/** The browser of the person's desktop. */
final class Browser {

    private Browser() {}

    /** Shows a page, if there is a desktop; nothing happens where there is none. */
    static void show(String url) {
        for (List<String> command : commands(System.getProperty("os.name"), url)) {
            try {
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException e) {
                // The next one may be there.
            }
        }
    }

    /** How the desktops of a system are asked, the usual one first. */
    static List<List<String>> commands(String system, String url) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return List.of(List.of("rundll32", "url.dll,FileProtocolHandler", url));
        }
        if (name.contains("mac")) {
            return List.of(List.of("open", url));
        }
        return List.of(List.of("xdg-open", url), List.of("gio", "open", url), List.of("sensible-browser", url));
    }
}
