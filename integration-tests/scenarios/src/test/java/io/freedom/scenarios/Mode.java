package io.freedom.scenarios;

/** What tells that a request is over. One server runs both, side by side: the same WAR under two names. */
public enum Mode {
    /** The server's own completion hook. */
    HOOK("hook"),
    /** The servlet listeners and the watchdog: {@code freedom.completion-hook=none}. */
    LISTENERS("listeners");

    private final String deployment;

    Mode(String deployment) {
        this.deployment = deployment;
    }

    /** The name under which the WAR is deployed, from which it takes the mode. */
    public String deployment() {
        return deployment;
    }

    @Override
    public String toString() {
        return deployment;
    }
}
