package io.freedom.server.deployment;

/** Carries a checked exception that a deployment has failed with. */
public final class CheckedFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    CheckedFailure(Throwable failure) {
        super(failure.toString(), failure, false, false);
    }
}
