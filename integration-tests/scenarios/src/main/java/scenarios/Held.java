package scenarios;

/** Something that a request acquires: writes down when it comes, and when it goes. */
final class Held implements AutoCloseable {

    private final Journal journal;
    private final String id;
    private final String name;

    /** @param id of the request, as the client named it */
    Held(Journal journal, String id, String name) {
        this.journal = journal;
        this.id = id;
        this.name = name;
        journal.write(id, "acquired " + name);
    }

    @Override
    public void close() {
        boolean site = Thread.currentThread().getContextClassLoader() == Held.class.getClassLoader();
        journal.write(id, "given back " + name + (site ? "" : " without the site's class loader"));
    }
}
