package scenarios;

/** An exception whose error page throws, too. */
public class BrokenPageForThis extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenPageForThis(String message) {
        super(message);
    }
}
