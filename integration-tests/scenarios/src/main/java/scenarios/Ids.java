package scenarios;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The client names each request in its query: {@code id=…}. */
final class Ids {

    private static final Pattern ID = Pattern.compile("(?:^|&)id=([^&]+)");

    private Ids() {}

    /** Some requests are named so that they may miss the site's filters: nobody counts on them. */
    static boolean isCounted(Object name) {
        return !name.equals("") && !name.toString().startsWith("maybe-");
    }

    static String in(String query) {
        Matcher matcher = ID.matcher(query == null ? "" : query);
        return matcher.find() ? matcher.group(1) : "";
    }
}
