package io.freedom.internal.absent;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Everything of the test's class path but some jars, loaded once more. */
public final class WithoutJars {

    private WithoutJars() {}

    /**
     * @param jars a regular expression for a part of the names of the jars to do without
     * @param task public, with a public constructor
     */
    public static <T> T call(String jars, Class<? extends Callable<T>> task) throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().matches(".*(" + jars + ").*\\.jar"))
                .map(entry -> url(Path.of(entry)))
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Object made = loader.loadClass(task.getName()).getConstructor().newInstance();
            @SuppressWarnings("unchecked") // the same class, loaded once more
            Callable<T> callable = (Callable<T>) made;
            return callable.call();
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
