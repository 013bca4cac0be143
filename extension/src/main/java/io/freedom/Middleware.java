package io.freedom;

/**
 * Wraps the application object. Every bean of this type takes part: the one with the lowest
 * {@link jakarta.annotation.Priority} is outermost, those without a priority are innermost, ordered by class name.
 *
 * <p>Every enabled bean takes part; an alternative adds itself and replaces none. Static files below
 * {@code freedom.static-path} do not pass through middleware; a servlet filter sees them.
 *
 * <p>A middleware may answer by itself, wrap the request or the response, throw, or start asynchronous work. It has
 * nothing to close: {@link RequestFinished} does not depend on it.
 */
@FunctionalInterface
public interface Middleware {

    /**
     * Called once, while the site is deployed, innermost middleware first.
     *
     * @param next the application, or the next middleware around it
     * @return what is called instead of {@code next}; never null
     */
    HttpApplication wrap(HttpApplication next);
}
