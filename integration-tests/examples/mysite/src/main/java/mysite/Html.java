package mysite;

import java.util.Locale;

/** Text inside HTML. */
final class Html {

    private Html() {}

    /** Makes any text safe between tags and inside a quoted attribute. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(each);
            }
        }
        return safe.toString();
    }

    /** Fills {@code %s} places with escaped values; numbers stay as they are. */
    static String fill(String template, Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            safe[i] = values[i] instanceof Raw raw
                    ? raw.html()
                    : values[i] instanceof Number ? values[i] : escape(String.valueOf(values[i]));
        }
        return String.format(Locale.ROOT, template, safe);
    }

    /** HTML that is escaped already. */
    static Raw raw(String html) {
        return new Raw(html);
    }

    record Raw(String html) {}
}
