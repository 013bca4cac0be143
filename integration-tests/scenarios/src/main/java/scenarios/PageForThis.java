package scenarios;

/** An exception that has its own error page. */
public class PageForThis extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PageForThis(String message) {
        super(message);
    }
}
