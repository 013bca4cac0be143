package io.freedom.server.pages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Weld says that something can't be injected. It knows the member of the class, and no line of it.
 *
 * @param type the binary name of the class
 * @param member a field, a method, or {@code <init>}
 * @param parameter which of the member, from 1; 0 of a field
 * @param written the place in Weld's words, as {@code (Shop.java:0)}
 */
record InjectionPoint(String type, String member, int parameter, String written) {

    private static final Pattern PLACE =
            Pattern.compile("(?m)^[ \\t]+at ([\\w.$]+)[.]([\\w$]+|<init>)(\\([\\w$]+[.]java:0\\))$");
    private static final Pattern PARAMETER = Pattern.compile("\\[\\w+] Parameter (\\d{1,3}) of ");

    /** The first that a message names. */
    static Optional<InjectionPoint> of(String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(message);
        int number = parameter.find() ? Integer.parseInt(parameter.group(1)) : 0;
        return Optional.of(new InjectionPoint(place.group(1), place.group(2), number, place.group(3)));
    }

    /** As a frame of a stack trace, for who finds sources by these. A nested class is in the file of the outermost. */
    StackTraceElement frame() {
        String outermost = type.replaceFirst("\\$.*", "");
        return new StackTraceElement(type, member, outermost.substring(outermost.lastIndexOf('.') + 1) + ".java", -1);
    }
}
