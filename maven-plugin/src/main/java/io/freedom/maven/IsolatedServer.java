package io.freedom.maven;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The built-in server in a class loader of its own, below the JDK's. Maven's class loaders would give it, and the site,
 * Maven's own libraries: another SLF4J, Guice, a part of CDI's API.
 */
final class IsolatedServer implements AutoCloseable {

    private static final String COMMAND = "io.freedom.server.Main";
    private static final String FAULT = "io.freedom.server.ServerException";

    private final URLClassLoader loader;
    private final String portHint;
    private final Supplier<List<String>> again;

    /**
     * @param classPath the server and what it depends on
     * @param portHint how to choose another port, for messages
     * @param again tells the arguments anew, after the build changed
     */
    IsolatedServer(List<Path> classPath, String portHint, Supplier<List<String>> again) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path path : classPath) {
            urls.add(path.toUri().toURL());
        }
        loader = new URLClassLoader("freedom-server", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.portHint = portHint;
        this.again = again;
    }

    /**
     * Runs a command; returns when it is done.
     *
     * @return its exit status: 0 where all is well
     * @throws MojoFailureException where the fault is the person's or the machine's; the message tells everything
     */
    int run(List<String> arguments) throws MojoExecutionException, MojoFailureException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return command().applyAsInt(arguments);
        } catch (ReflectiveOperationException e) {
            throw new MojoExecutionException("The built-in server can't be loaded: " + e, e);
        } catch (RuntimeException e) {
            if (e.getClass().getName().equals(FAULT)) {
                throw new MojoFailureException(e.getMessage());
            }
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("unchecked")
    private ToIntFunction<List<String>> command() throws ReflectiveOperationException {
        return (ToIntFunction<List<String>>) loader.loadClass(COMMAND)
                .getConstructor(String.class, Supplier.class)
                .newInstance(portHint, again);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
