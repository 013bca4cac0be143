package io.freedom.server.command;

import java.lang.reflect.Proxy;

/**
 * Ctrl-C while the process is ending already ends it at once. Without this the JVM hears a second one and does nothing.
 *
 * <p>Java has no other interface for signals than {@code sun.misc.Signal}, which is there in every JDK but not for the
 * compiler. Where it is missing, or somebody else has the signal, nothing is changed.
 */
final class SecondInterrupt {

    /** The exit status of a process that SIGINT has ended: 128 and the signal's number. */
    private static final int INTERRUPTED = 130;

    private SecondInterrupt() {}

    /** @param last is done before the end, and must not take long */
    static void endsAtOnce(Runnable last) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object end = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, given) -> {
                        if (method.getName().equals("handle")) {
                            halt(last);
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), end);
        } catch (ReflectiveOperationException e) {
            System.getLogger(SecondInterrupt.class.getName())
                    .log(System.Logger.Level.DEBUG, "A second Ctrl-C will do nothing.", e);
        }
    }

    private static void halt(Runnable last) {
        try {
            last.run();
        } finally {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }
}
