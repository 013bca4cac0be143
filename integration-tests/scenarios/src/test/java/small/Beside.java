package small;

/** What some of the archives add: something else that the site can tell of itself or of the server. */
public interface Beside {

    /** In lines; for some names, a line each. */
    String describe(String[] names);
}
