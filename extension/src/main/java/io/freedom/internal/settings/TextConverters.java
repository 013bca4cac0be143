package io.freedom.internal.settings;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types that the library can't convert, or converts too leniently for a check at deployment. */
final class TextConverters {

    private static final int PRIORITY = 200;
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
    private static final Pattern IP_V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IP_V6 = Pattern.compile("\\[?(?=[^%]*:)[0-9a-fA-F:][0-9a-fA-F:.]*(?:%[\\w.-]+)?]?");
    private static final Set<String> YES = Set.of("true", "yes", "y", "on", "t", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "off", "f", "0");

    private TextConverters() {}

    static void register(SmallRyeConfigBuilder builder, ClassLoader loader) {
        add(builder, Boolean.class, TextConverters::bool);
        add(builder, Duration.class, TextConverters::duration);
        add(builder, Locale.class, TextConverters::locale);
        add(builder, Charset.class, TextConverters::charset);
        add(builder, InetAddress.class, TextConverters::address);
        add(builder, Class.class, text -> type(text, loader));
    }

    private static <T> void add(SmallRyeConfigBuilder builder, Class<T> type, Function<String, T> conversion) {
        builder.withConverter(type, PRIORITY, text -> conversion.apply(text.strip()));
    }

    /** The library takes everything that is not a yes for a no, a misspelt {@code ture} too. */
    private static Boolean bool(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new IllegalArgumentException("use true or false");
        }
        return YES.contains(word);
    }

    /** @throws IllegalArgumentException if it is none */
    static Duration duration(String text) {
        Matcher match = DURATION.matcher(text);
        if (!match.matches()) {
            try {
                return Duration.parse(text);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("write 500ms, 5s, 10m, 2h, 1d, or ISO 8601 such as PT1M30S", e);
            }
        }
        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Locale locale(String text) {
        String todo = "write a language tag such as de or en-GB";
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(text.replace('_', '-')) // Locale.forLanguageTag leaves out what it can't read
                    .build();
            if (locale.getLanguage().isEmpty()) {
                throw new IllegalArgumentException(todo);
            }
            return locale;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(todo, e);
        }
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("write the name of a charset of this JVM, such as utf-8", e);
        }
    }

    /** No name is looked up: that can take long, and what it gave would be kept for as long as the site runs. */
    private static InetAddress address(String text) {
        if (text.equalsIgnoreCase("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            Matcher four = IP_V4.matcher(text);
            if (four.matches()) {
                byte[] bytes = new byte[4];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = number(four.group(i + 1));
                }
                return InetAddress.getByAddress(bytes);
            }
            if (IP_V6.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("it is no address of this machine's network", e);
        }
        throw new IllegalArgumentException(
                "write an IP address or localhost; for a name to be looked up, use a String");
    }

    private static byte number(String digits) {
        int number = Integer.parseInt(digits);
        if (number > 255) {
            throw new IllegalArgumentException("a number in an IP address is at most 255");
        }
        return (byte) number;
    }

    private static Class<?> type(String text, ClassLoader loader) {
        try {
            return Class.forName(text, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException("there is no such class on the site's class path", e);
        }
    }
}
