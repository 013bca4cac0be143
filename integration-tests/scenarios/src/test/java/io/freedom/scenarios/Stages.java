package io.freedom.scenarios;

/** The order of the classes that need the server for themselves; all others run before them, at the same time. */
final class Stages {

    static final int AFTER_ALL_REQUESTS = 1;
    static final int DEPLOYMENTS = 2;
    static final int SOAK = 3;
    static final int LOG = 4;
    /** Deployments that fail: what a server logs of them would be stray in its log. */
    static final int REFUSALS = 5;

    static final int STOP = 6;
    /** The same server in another environment. */
    static final int RESTART = 7;

    private Stages() {}
}
