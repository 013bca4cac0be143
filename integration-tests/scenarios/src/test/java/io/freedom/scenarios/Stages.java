package io.freedom.scenarios;

/** The order of the classes that need the server for themselves; all others run before them, at the same time. */
final class Stages {

    static final int AFTER_ALL_REQUESTS = 1;
    static final int DEPLOYMENTS = 2;
    static final int SOAK = 3;
    static final int LOG = 4;
    static final int STOP = 5;

    private Stages() {}
}
