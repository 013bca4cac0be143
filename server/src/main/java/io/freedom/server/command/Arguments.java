package io.freedom.server.command;

import io.freedom.server.Printable;
import io.freedom.server.ServerException;
import io.freedom.server.ServerOptions;
import io.freedom.server.reload.WatchedSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code runserver}.
 *
 * @param address where to listen
 * @param site what to serve, and what it is made from
 * @param settings the settings module, or null
 * @param threads how many requests may run at a time
 * @param virtualThreads whether requests run on virtual threads
 * @param reload whether changes are seen while the site is served
 * @param open whether a browser is to show the site
 */
record Arguments(
        ListenAddress address,
        WatchedSite site,
        @Nullable String settings,
        int threads,
        boolean virtualThreads,
        boolean reload,
        boolean open) {

    private static final Option IPV6 = Option.flag("--ipv6", "listens on an address of IPv6, without a host on [::1]")
            .orLetter("-6");
    private static final Option NO_RELOAD = Option.flag("--noreload", "serves the site as it is now, whatever changes");
    private static final Option THREADS = Option.of(
            "--threads",
            "N",
            "how many requests may run at a time; without it, %d".formatted(ServerOptions.DEFAULT_THREADS));
    private static final Option VIRTUAL_THREADS =
            Option.flag("--virtual-threads", "runs each request on a virtual thread; from Java 21 on");
    private static final Option OPEN = Option.flag("--open", "shows the site in a browser");

    static final Syntax SYNTAX = new Syntax(
            "runserver",
            "[[host:]port] SITE",
            2,
            "Serves a site while you work on it",
            Stream.of(
                            List.of(IPV6, NO_RELOAD, THREADS, VIRTUAL_THREADS, OPEN),
                            SiteArguments.OPTIONS,
                            SourceArguments.OPTIONS)
                    .flatMap(List::stream)
                    .toList());

    /** @throws ServerException that says which argument is wrong and how to write it */
    static Arguments of(Given given) {
        return new Arguments(
                address(given),
                SourceArguments.site(given, SiteArguments.layout(given)),
                given.value(SiteArguments.SETTINGS).orElse(null),
                given.number(THREADS, ServerOptions.DEFAULT_THREADS),
                given.has(VIRTUAL_THREADS),
                !given.has(NO_RELOAD),
                given.has(OPEN));
    }

    private static ListenAddress address(Given given) {
        List<String> plain = given.plain();
        boolean ipv6 = given.has(IPV6);
        boolean inParts = SiteArguments.isInParts(given);
        if (inParts && plain.size() > 1) {
            throw Syntax.wrong(
                    "\"%s\" is one argument too many".formatted(Printable.of(plain.get(1), 80)),
                    "Name the site either by --web or at the end");
        }
        if (plain.size() == (inParts ? 1 : 2)) {
            return ListenAddress.parse(plain.get(0), ipv6);
        }
        if (plain.size() == 1 && isAddress(plain.get(0)) && Files.notExists(Path.of(plain.get(0)))) {
            throw SiteArguments.missing();
        }
        return ipv6 ? ListenAddress.DEFAULT_IPV6 : ListenAddress.DEFAULT;
    }

    private static boolean isAddress(String text) {
        try {
            ListenAddress.parse(text, false);
            return true;
        } catch (ServerException e) {
            return false;
        }
    }
}
