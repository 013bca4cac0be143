package io.freedom.shop;

import java.util.concurrent.Callable;

/** A site, as far as a stack tells of it. */
public final class Shop {

    private Shop() {}

    /** Calls from a line of the site's own. */
    public static <T> T list(Callable<T> work) throws Exception {
        return work.call();
    }

    /** Calls from another line of it. */
    public static void buy(Runnable work) {
        work.run();
    }
}
