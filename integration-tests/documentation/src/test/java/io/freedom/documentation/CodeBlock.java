package io.freedom.documentation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A code block of a page.
 *
 * @param language the word after the fence
 * @param text what stands between the fences
 * @param before the prose since the block before
 * @param line the line of the opening fence
 */
record CodeBlock(String language, String text, String before, int line) {

    private static final String IMPORTS = """
            import io.freedom.*;
            import io.freedom.spi.*;
            import jakarta.annotation.*;
            import jakarta.enterprise.context.*;
            import jakarta.enterprise.event.*;
            import jakarta.enterprise.inject.*;
            import jakarta.inject.*;
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import java.nio.file.Path;
            import java.sql.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import javax.sql.*;
            """;
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|interface|record|enum|@interface) (\\w+)");
    private static final Pattern SOURCE = Pattern.compile("<!-- from (\\S+) -->(?=\\s*(<!-- fragment -->)?\\z)");
    private static final Pattern PATH = Pattern.compile("`(src/[^`]+)`");

    /** The file of this repository that it is taken from, where the prose before it says so. */
    Optional<String> source() {
        return SOURCE.matcher(before.stripTrailing())
                .results()
                .map(named -> named.group(1))
                .findFirst();
    }

    /** A text with no indentation, so that members of a class compare with the same ones outside of it. */
    static String flush(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** Members of a class, or the import lines before them, and not a whole file. */
    boolean isFragment() {
        return before.stripTrailing().endsWith("<!-- fragment -->");
    }

    /** A fragment as a whole file: its members in a class, below the imports that a person's editor would add. */
    String asClass(String name) {
        return IMPORTS + "class " + name + " {\n" + text + "}\n";
    }

    /** The file that the block is the text of: for Java by its package and class, else the one named last before it. */
    String path() {
        if (language.equals("java")) {
            return "src/main/java/" + className().replace('.', '/') + ".java";
        }
        return PATH.matcher(before)
                .results()
                .map(path -> path.group(1))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nothing before line " + line + " says which file the block is"));
    }

    private String className() {
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new AssertionError("the block at line " + line + " declares no type");
        }
        Matcher name = PACKAGE.matcher(text);
        return name.find() ? name.group(1) + '.' + type.group(1) : type.group(1);
    }
}
