package io.freedom.scenarios;

/** The pools of database connections of a server that runs, as its administrator makes and watches them. */
public interface ServerPools {

    /** The name of the pool behind {@code java:comp/DefaultDataSource}. */
    String standard();

    /**
     * Makes a pool of connections to a PostgreSQL, and a data source over it.
     *
     * @param size how many connections it has at most
     * @return the JNDI name of the data source
     */
    String create(String name, String url, String user, int size) throws Exception;

    /** How many connections of a pool are in use now, as the server counts them. */
    long inUse(String name) throws Exception;

    /**
     * Whether the server itself closes what a servlet left open of its pools when the servlet returns, long before the request is
     * over, and commits what was not committed, as it only turns auto-commit on again.
     */
    default boolean closeBeforeTheEndAndCommit() {
        return false;
    }
}
