package io.freedom.server.reload;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes down which types each source uses. It reads the compiler's trees and not the class files, because the value of a
 * constant is copied to where it is used and leaves no trace there.
 */
final class UsesScanner extends TreePathScanner<Void, Void> implements TaskListener {

    private final Trees trees;
    private final Function<JavaFileObject, @Nullable Path> file;
    private final Map<Path, Set<String>> types = new HashMap<>();
    private final Map<Path, Set<String>> names = new HashMap<>();
    private Set<String> currentTypes = new HashSet<>();
    private Set<String> currentNames = new HashSet<>();

    /** @param file the file that a source of the compiler's is; null for one that a processor generated */
    UsesScanner(Trees trees, Function<JavaFileObject, @Nullable Path> file) {
        this.trees = trees;
        this.file = file;
    }

    /** The outermost classes of the types that a source uses. */
    Set<String> types(Path source) {
        return types.getOrDefault(source, Set.of());
    }

    /** The simple names that a source mentions. */
    Set<String> names(Path source) {
        return names.getOrDefault(source, Set.of());
    }

    /** Called once for each outermost class, when all its types are known and nothing was translated yet. */
    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null || event.getSourceFile() == null) {
            return;
        }
        Path source = file.apply(event.getSourceFile());
        TreePath path = trees.getPath(type);
        if (source == null || path == null) {
            return;
        }
        currentTypes = types.computeIfAbsent(source, any -> new HashSet<>());
        currentNames = names.computeIfAbsent(source, any -> new HashSet<>());
        CompilationUnitTree unit = event.getCompilationUnit();
        for (ImportTree each : unit.getImports()) {
            scan(new TreePath(new TreePath(unit), each), null);
        }
        scan(path, null);
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        super.scan(tree, null);
        if (tree instanceof ExpressionTree) {
            TreePath path = new TreePath(getCurrentPath(), tree);
            use(trees.getElement(path));
            use(trees.getTypeMirror(path));
        }
        return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
        currentNames.add(tree.getName().toString());
        return super.visitIdentifier(tree, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
        currentNames.add(tree.getIdentifier().toString());
        return super.visitMemberSelect(tree, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
        currentNames.add(tree.getName().toString());
        return super.visitMemberReference(tree, null);
    }

    private void use(@Nullable Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            Element outer = each.getEnclosingElement();
            if (each instanceof TypeElement type && outer != null && outer.getKind() == ElementKind.PACKAGE) {
                currentTypes.add(type.getQualifiedName().toString());
            }
        }
    }

    private void use(@Nullable TypeMirror type) {
        if (type == null) {
            return;
        }
        if (type.getKind() == TypeKind.ARRAY) {
            use(((ArrayType) type).getComponentType());
        } else if (type.getKind() == TypeKind.DECLARED) {
            DeclaredType declared = (DeclaredType) type;
            use(declared.asElement());
            declared.getTypeArguments().forEach(this::use);
        }
    }
}
