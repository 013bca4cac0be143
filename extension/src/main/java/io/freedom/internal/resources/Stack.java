package io.freedom.internal.resources;

/** What a thread did at one moment, to be shown in a log: nothing was thrown. */
final class Stack extends Throwable {

    private static final long serialVersionUID = 1L;

    /** The stack of this thread. */
    Stack(String text) {
        super(text);
    }

    /** The stack of another thread, or of this one at another time. */
    Stack(String text, StackTraceElement[] stack) {
        super(text, null, true, true);
        setStackTrace(stack);
    }
}
