package io.freedom.server.deployment;

/**
 * Carries an exception of the site's that can't say what it is, because its own {@code toString()} throws. Jetty would fail over
 * that, and leave the client without an answer.
 */
public final class Untellable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Untellable(Throwable failure, Throwable thrown) {
        super(
                "%s can't be told: its toString() threw %s"
                        .formatted(
                                failure.getClass().getName(), thrown.getClass().getName()),
                failure,
                false,
                false);
    }

    /** The failure, or this in its place. */
    static Throwable orTold(Throwable failure) {
        try {
            new StringBuilder().append(failure);
            return failure;
        } catch (RuntimeException | Error e) {
            return new Untellable(failure, e);
        }
    }
}
