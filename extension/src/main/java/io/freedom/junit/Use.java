package io.freedom.junit;

/**
 * What became of the overrides of a method or class.
 *
 * <p>Threading: tests may run in parallel.
 */
final class Use {

    private volatile boolean read;
    private volatile boolean passed;

    /** A container has read them. */
    void read() {
        read = true;
    }

    /** A test that they hold for has passed. */
    void passed() {
        passed = true;
    }

    /** Whether a test passed that tells nothing, because it ran with other settings than it says. */
    boolean inVain() {
        return passed && !read;
    }
}
