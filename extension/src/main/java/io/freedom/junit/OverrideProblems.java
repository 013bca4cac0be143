package io.freedom.junit;

import io.freedom.SettingException;
import java.util.List;
import java.util.Set;

/** What can be wrong with overrides. */
final class OverrideProblems {

    private OverrideProblems() {}

    /**
     * @param place such as {@code @OverrideSettings on mysite.PagesTest}
     * @param entries those that are wrong, of those with a value the keys alone
     */
    static SettingException malformed(String place, List<String> entries) {
        String quoted = String.join("\", \"", entries.stream().sorted().toList());
        return new SettingException(
                "FREEDOM-0230",
                entries.get(0),
                place,
                place + " has entries that set nothing, or a key twice: \"" + quoted
                        + "\". Write each key once, as \"key=value\".",
                null,
                false);
    }

    /** @param keys what was overridden in vain */
    static SettingException unread(String place, Set<String> keys) {
        String all = String.join(", ", keys);
        return new SettingException(
                "FREEDOM-0231",
                all,
                place,
                place + " overrides " + all + ", but no CDI container was started that could read it: it was started"
                        + " before, outside of the test, or without Freedom. Start it in the test, in @BeforeEach, or, with"
                        + " the annotation on the class, in a @BeforeAll method.",
                null,
                false);
    }
}
