package io.freedom.server.site;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a deployment waiting, when next to nothing of it is left to be done: connects to the port {@code test.gate} and goes on
 * when that connection is closed.
 */
public class Gate extends GenericServlet implements ServletContainerInitializer {

    private static final long serialVersionUID = 1L;

    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
        context.addServlet("gate", Gate.class).setLoadOnStartup(1);
    }

    @Override
    public void init() {
        try (Socket gate = new Socket("127.0.0.1", Integer.getInteger("test.gate"))) {
            gate.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) {
        throw new UnsupportedOperationException("It has no address.");
    }
}
