package io.freedom.server.pages;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What a source file declares, and on which lines. The compiler's parser reads it, and nothing is compiled. */
final class Declarations {

    private Declarations() {}

    /** The line of a field, or of a parameter; empty where the source has none such, or this Java has no compiler. */
    static Optional<Integer> line(Path source, InjectionPoint point) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty();
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    Writer.nullWriter(),
                    files,
                    said -> {},
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            return type(unit, point.type())
                    .flatMap(type -> declared(type, point))
                    .map(tree -> Trees.instance(task).getSourcePositions().getStartPosition(unit, tree))
                    .map(position -> (int) unit.getLineMap().getLineNumber(position));
        } catch (IOException | RuntimeException e) {
            // What can't be read, or the parser gives up on, has no lines to tell.
            return Optional.empty();
        }
    }

    private static Optional<ClassTree> type(CompilationUnitTree unit, String binaryName) {
        List<? extends Tree> declared = unit.getTypeDecls();
        ClassTree found = null;
        for (String name : binaryName.substring(binaryName.lastIndexOf('.') + 1).split("\\$")) {
            found = of(ClassTree.class, declared)
                    .filter(type -> type.getSimpleName().contentEquals(name))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return Optional.empty();
            }
            declared = found.getMembers();
        }
        return Optional.ofNullable(found);
    }

    /** Its type, because annotations may stand on lines of their own before that. */
    private static Optional<Tree> declared(ClassTree type, InjectionPoint point) {
        if (point.parameter() == 0) {
            return of(VariableTree.class, type.getMembers())
                    .filter(field -> field.getName().contentEquals(point.member()))
                    .<Tree>map(VariableTree::getType)
                    .findFirst();
        }
        return of(MethodTree.class, type.getMembers())
                .filter(method -> method.getName().contentEquals(point.member()))
                .filter(method -> method.getParameters().size() >= point.parameter())
                .min(Comparator.comparing(method -> !isAnnotated(method)))
                .map(method -> method.getParameters().get(point.parameter() - 1).getType());
    }

    /** Of several with one name, the container calls the one that is marked for it, or has a parameter that is. */
    private static boolean isAnnotated(MethodTree method) {
        return Stream.concat(
                        Stream.of(method.getModifiers()),
                        method.getParameters().stream().map(VariableTree::getModifiers))
                .anyMatch(modifiers -> !modifiers.getAnnotations().isEmpty());
    }

    private static <T> Stream<T> of(Class<T> kind, List<? extends Tree> trees) {
        return trees.stream().filter(kind::isInstance).map(kind::cast);
    }
}
