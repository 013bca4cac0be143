package io.freedom.scenarios;

import java.util.Set;

/**
 * What a server does wrong in a scenario, where Freedom has no remedy. The request is still finished exactly once, or the
 * scenario fails all the same; and one that passes fails the build, so that the list stays true.
 *
 * @param scenario class and method, such as {@code AsynchronousScenario.neverCompleted}
 * @param effect what the user sees instead, in one sentence
 * @param link where the server's maintainers speak of it, or the line of its source
 * @param always whether it happens in each run; one that a race decides may also go well
 */
public record KnownFault(String scenario, Set<Mode> modes, String effect, String link, boolean always) {}
