package io.freedom.internal.development;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** What can be advised to somebody who is about to put a site into production. */
enum Advice {
    DEBUG_IS_ON("FREEDOM-0701", "Set freedom.debug=false, or nothing, in the settings module of production."),
    NO_SECRET_KEY(
            "FREEDOM-0702",
            "Set the environment variable FREEDOM_SECRET_KEY to a random text, such as openssl rand -base64 48 prints."),
    WEAK_SECRET_KEY(
            "FREEDOM-0703", "Take a random text of 32 characters or more, such as openssl rand -base64 48 prints."),
    SECRET_KEY_OF_A_TEMPLATE(
            "FREEDOM-0704",
            "Take a random text that nobody else has, such as openssl rand -base64 48 prints; the environment variable"
                    + " FREEDOM_SECRET_KEY keeps it out of the sources."),
    DEVELOPMENT_MODULE(
            "FREEDOM-0705",
            "Choose the module of production: --settings, the environment variable FREEDOM_SETTINGS_MODULE, or"
                    + " settings.module in META-INF/freedom.properties."),
    NO_REPORT("FREEDOM-0706", "Set freedom.resources.report-after, such as 30s."),
    NO_LIMIT("FREEDOM-0707", "Set freedom.resources.max-per-request, such as 10.");

    private final String id;
    private final String hint;

    Advice(String id, String hint) {
        this.id = id;
        this.hint = hint;
    }

    String id() {
        return id;
    }

    /** What to do. */
    String hint() {
        return hint;
    }

    static SortedSet<String> ids() {
        return new TreeSet<>(Arrays.stream(values()).map(Advice::id).toList());
    }
}
