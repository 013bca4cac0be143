package small;

/** What some of the archives add: how the server's own configuration looks from inside of the site. */
public interface Beside {

    /** What it gives for some names, a line each. */
    String describe(String[] names);
}
