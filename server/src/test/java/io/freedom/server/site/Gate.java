package io.freedom.server.site;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a deployment waiting: connects to the port {@code test.gate} and goes on when that connection is closed. */
public class Gate implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
        try (Socket gate = new Socket("127.0.0.1", Integer.getInteger("test.gate"))) {
            gate.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
