package io.freedom.scenarios;

import java.util.Set;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * What a server does wrong in a scenario, where Freedom has no remedy. The request is still finished exactly once, or the
 * scenario fails all the same; and one that passes fails the build, so that the list stays true.
 *
 * @param scenario class and method, such as {@code AsynchronousScenario.neverCompleted}
 * @param effect what the user sees instead, in one sentence
 * @param link where the server's maintainers speak of it, or the line of its source
 * @param always whether it happens in each run; one that a race decides may also go well
 */
public record KnownFault(String scenario, Set<Mode> modes, String effect, String link, boolean always) {

    /**
     * Checks that there is such a scenario: a name that has changed would leave the fault on the list for ever.
     *
     * @throws IllegalStateException if there is none
     */
    void requireScenario() {
        int dot = scenario.indexOf('.');
        if (dot < 0 || !isScenario(scenario.substring(0, dot), scenario.substring(dot + 1))) {
            throw new IllegalStateException("The list of the server's faults names " + scenario
                    + ", but there is no such scenario: correct its name, or take it off the list.");
        }
    }

    private static boolean isScenario(String type, String method) {
        try {
            Class<?> scenarios = Class.forName(KnownFault.class.getPackageName() + '.' + type);
            return AnnotationSupport.findAnnotatedMethods(scenarios, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                    .stream()
                    .anyMatch(found -> found.getName().equals(method));
        } catch (ClassNotFoundException noSuchClass) {
            return false;
        }
    }
}
