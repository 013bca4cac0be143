package io.freedom.server.reload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of an attribute as bytes, which another deployment of the site reads with other classes of the same names. */
final class SessionAttribute {

    private SessionAttribute() {}

    static byte[] write(@Nullable Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** @param loader of the site */
    static @Nullable Object read(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new Reader(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        }
    }

    private static final class Reader extends ObjectInputStream {

        private final ClassLoader loader;

        Reader(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described); // a primitive type
            }
        }

        /**
         * A class without a version of its own has another one with every new method. What was written can be read as
         * long as the fields are the same.
         */
        @Override
        protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
            ObjectStreamClass written = super.readClassDescriptor();
            ObjectStreamClass own = own(written.getName());
            return own != null && fields(own).equals(fields(written)) ? own : written;
        }

        private @Nullable ObjectStreamClass own(String name) {
            try {
                return ObjectStreamClass.lookup(Class.forName(name, false, loader));
            } catch (ClassNotFoundException e) {
                return null;
            }
        }

        private static List<String> fields(ObjectStreamClass described) {
            return Arrays.stream(described.getFields())
                    .map(field -> field.getTypeCode() + field.getName())
                    .toList();
        }
    }
}
