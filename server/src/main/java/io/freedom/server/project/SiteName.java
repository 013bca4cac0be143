package io.freedom.server.project;

import io.freedom.server.ServerException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a site: a Java package in ASCII and lower case, such as {@code mysite} or {@code com.example.shop}. All of it is
 * the package of the sources; the last part is the folder, the artifact, the WAR, and what the environment calls the site.
 *
 * <p>Java allows more letters than that. But a name also becomes files, environment variables and URLs, and what tells
 * capitals apart on one machine does not on the next.
 *
 * @param javaPackage all of it, such as {@code com.example.shop}
 */
public record SiteName(String javaPackage) {

    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern PATH_BEFORE_THE_NAME = Pattern.compile(".*[/\\\\](?=.)", Pattern.DOTALL);
    private static final Pattern SIGNS = Pattern.compile("[\\p{Punct}\\s\\p{Cntrl}&&[^_.]]");
    private static final Pattern NEVER_AT_AN_EDGE = Pattern.compile("(?<=^|\\.)[0-9_.]+|\\.+$");

    /** @throws ServerException that says in one line why this can't be the name of a site */
    public SiteName {
        if (javaPackage.isBlank()) {
            throw malformed("The name of the new site is missing. Give one such as mysite; with Maven, -Dname=mysite.");
        }
        if (javaPackage.length() > LONGEST) {
            throw malformed("%s can't be the name of a site, because it has %d characters. Give one of at most %d."
                    .formatted(Quoted.text(javaPackage), javaPackage.length(), LONGEST));
        }
        if (!FORM.matcher(javaPackage).matches()) {
            throw malformed("%s can't be the name of a site, because %s. %s"
                    .formatted(Quoted.text(javaPackage), reason(javaPackage), advice(javaPackage)));
        }
        ReservedNames.fault(javaPackage).ifPresent(fault -> {
            throw fault;
        });
    }

    /** The last part, such as {@code shop}. */
    public String simple() {
        return javaPackage.substring(javaPackage.lastIndexOf('.') + 1);
    }

    /** The package as a path, such as {@code com/example/shop}. */
    public String packagePath() {
        return javaPackage.replace('.', '/');
    }

    /** What is wrong with a name that does not have the form. */
    private static String reason(String name) {
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return "it is a path";
        }
        Optional<String> wrong = name.codePoints()
                .filter(each -> !isAllowed(each))
                .mapToObj(Character::toString)
                .findFirst();
        if (wrong.isPresent()) {
            char first = wrong.get().charAt(0);
            return first >= 'A' && first <= 'Z'
                    ? "it has capital letters"
                    : "it has %s, which is not one of a-z, 0-9, _ and the dot".formatted(Quoted.text(wrong.get()));
        }
        for (String part : name.split("\\.", -1)) {
            if (!part.isEmpty() && !Character.isLetter(part.charAt(0))) {
                return "%s does not begin with a letter".formatted(Quoted.text(part));
            }
        }
        return "a dot needs a name before it and after it";
    }

    private static boolean isAllowed(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '.';
    }

    /** The nearest name that can be one, where there is one. */
    private static String advice(String name) {
        String last =
                PATH_BEFORE_THE_NAME.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
        String letters = SIGNS.matcher(last).replaceAll("");
        String near = NEVER_AT_AN_EDGE.matcher(letters).replaceAll("");
        return FORM.matcher(near).matches() && ReservedNames.fault(near).isEmpty()
                ? "Write %s.".formatted(near)
                : "Give a Java package such as mysite or com.example.shop.";
    }

    private static ServerException malformed(String text) {
        return new ServerException("FREEDOM-0751", text, null);
    }
}
