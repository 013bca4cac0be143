package io.freedom.server.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of classes and methods as their author wrote them: what compilers and CDI made of them is undone. */
final class ReadableNames {

    private static final Pattern WELD =
            Pattern.compile("(?:\\$Proxy)?_?\\$_\\$\\$_Weld(ClientProxy|Subclass|Proxy)?.*");
    private static final Pattern HIDDEN = Pattern.compile("\\$\\$Lambda.*");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(?:static\\$)?(.+)\\$\\d+");
    private static final Pattern JDK_PROXY = Pattern.compile("\\$Proxy\\d+");

    private ReadableNames() {}

    /** The class without its package, nested classes with a dot, and what it is where it is generated. */
    static String type(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        Matcher weld = WELD.matcher(simple);
        if (weld.find()) {
            String bean = nested(simple.substring(0, weld.start()));
            return "Subclass".equals(weld.group(1)) ? bean + " (intercepted)" : bean + " (client proxy)";
        }
        if (JDK_PROXY.matcher(simple).matches()) {
            return "a proxy";
        }
        Matcher lambda = HIDDEN.matcher(simple);
        return lambda.find() ? nested(simple.substring(0, lambda.start())) + " (lambda)" : nested(simple);
    }

    /** Class and method. */
    static String method(String className, String method) {
        String type = type(className);
        if (method.equals("<init>")) {
            return "new " + type;
        }
        if (method.equals("<clinit>")) {
            return type + ", static initializer";
        }
        Matcher lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            String in = lambda.group(1);
            return switch (in) {
                case "new" -> type + ", lambda in the constructor";
                case "static" -> type + ", lambda in the static initializer";
                default -> type + "." + in + ", lambda";
            };
        }
        return type + "." + method.replace("$$super", "");
    }

    /** Whether no person wrote this class. */
    static boolean isGenerated(String className) {
        return WELD.matcher(className).find()
                || HIDDEN.matcher(className).find()
                || className.contains(".$Proxy")
                || className.startsWith("$Proxy");
    }

    /** {@code Outer$Inner} is written with a dot; {@code Outer$1} has no other name. */
    private static String nested(String simple) {
        return simple.replaceAll("\\$(?=[^\\d$])", ".");
    }
}
