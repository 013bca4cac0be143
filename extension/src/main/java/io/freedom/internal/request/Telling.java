package io.freedom.internal.request;

/** What observers are told on another thread, and what must be done all the same where there is no time for them. */
interface Telling extends Runnable {

    /** Tells, and does it. */
    @Override
    void run();

    /** In place of {@link #run}: does it, and tells nobody. */
    void giveUp();

    static Telling of(Runnable tell, Runnable giveUp) {
        return new Telling() {

            @Override
            public void run() {
                tell.run();
            }

            @Override
            public void giveUp() {
                giveUp.run();
            }
        };
    }
}
