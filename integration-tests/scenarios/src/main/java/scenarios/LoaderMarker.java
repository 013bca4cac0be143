package scenarios;

/** One instance for each class loader of the site, for as long as the loader is there: tests count them in the heap. */
final class LoaderMarker {

    private static final LoaderMarker INSTANCE = new LoaderMarker();

    private LoaderMarker() {}

    /** Has the class be initialised, and so its instance be there. */
    static void set() {}
}
