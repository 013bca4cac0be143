package io.freedom.internal.settings;

/** What code of the site throws while its settings are read: converters, modules and constructors of records. */
public final class SiteFailure {

    private SiteFailure() {}

    /** Throws again what says nothing of the site: that the JVM is at its end. All else becomes a message with an id. */
    public static void passOn(Throwable failure) {
        if (failure instanceof VirtualMachineError end && !(failure instanceof StackOverflowError)) {
            throw end;
        }
    }
}
