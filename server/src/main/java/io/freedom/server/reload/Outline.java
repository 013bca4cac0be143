package io.freedom.server.reload;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What other sources can see of a class when they are compiled: its members that are not private, their types, the values of
 * constants, annotations, supertypes. It is the class file itself without the rest, so that nothing of it is forgotten.
 *
 * @param supertypes the names of the class's direct supertypes
 * @param bytes the visible part; empty for a local or anonymous class, which nobody else sees
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its own method.
record Outline(Set<String> supertypes, byte[] bytes) {

    static Outline of(byte[] classFile) {
        Visible visible = new Visible();
        ClassReader reader = new ClassReader(classFile);
        reader.accept(visible, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        Set<String> supertypes = new HashSet<>();
        if (reader.getSuperName() != null) {
            supertypes.add(reader.getSuperName().replace('/', '.'));
        }
        for (String each : reader.getInterfaces()) {
            supertypes.add(each.replace('/', '.'));
        }
        return new Outline(Set.copyOf(supertypes), visible.toByteArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outline outline
                && supertypes.equals(outline.supertypes)
                && Arrays.equals(bytes, outline.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "%d bytes below %s".formatted(bytes.length, supertypes);
    }

    /** Writes the class again without what nobody sees. */
    private static final class Visible extends ClassVisitor {

        private final ClassWriter writer;
        private String outermost = "";
        private boolean local;

        Visible() {
            super(Opcodes.ASM9);
            writer = new ClassWriter(0);
            cv = writer;
        }

        byte[] toByteArray() {
            return local ? new byte[0] : writer.toByteArray();
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            int nested = name.indexOf('$');
            outermost = nested < 0 ? name : name.substring(0, nested);
            super.visit(version, access, name, signature, superName, interfaces);
        }

        /** Only a class inside of a method has an outer class in this attribute. */
        @Override
        public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
            local = true;
        }

        @Override
        public void visitNestMember(String nestMember) {
            // Private access among nested classes is nobody else's matter.
        }

        /** A class file lists every nested class that its code mentions; only its own are seen by others. */
        @Override
        public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
            if (outerName != null && name.startsWith(outermost)) {
                super.visitInnerClass(name, outerName, innerName, access);
            }
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            return isHidden(access) ? null : super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return isHidden(access) || name.equals("<clinit>")
                    ? null
                    : super.visitMethod(access, name, descriptor, signature, exceptions);
        }

        private static boolean isHidden(int access) {
            return (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) != 0;
        }
    }
}
