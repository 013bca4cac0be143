package io.freedom.server.command;

import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ajax.JSON;

/** What a command answers that says something of a site: to a person, or to a program that asks for JSON. */
interface Report {

    /** Every such command has it. */
    Option AS_JSON = Option.flag("--json", "answers in JSON");

    /** How such a command is written. */
    static Syntax syntax(String name, String summary, Option own) {
        return new Syntax(
                name,
                "SITE",
                1,
                summary,
                Stream.concat(Stream.of(own, AS_JSON), SiteArguments.OPTIONS.stream())
                        .toList());
    }

    /** For a person. */
    String text(Terminal terminal);

    /** With the names that the documentation promises. */
    Map<String, Object> asJson();

    /** Prints the one that is asked for. */
    default void print(Given given, Terminal terminal) {
        if (given.has(AS_JSON)) {
            terminal.out().println(new JSON().toJSON(asJson()));
        } else {
            terminal.out().print(text(terminal));
        }
    }
}
