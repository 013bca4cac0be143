package io.freedom.internal.cdi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that is bound to requests, and knows what the site's producer made: no list of them has to be kept, which would
 * hold those that nobody disposes of, and in which one is not found that the container hides behind a proxy.
 *
 * <p>Threading: as the data source inside.
 */
final class BoundDataSource implements InvocationHandler {

    private final DataSource original;
    private final DataSource tracked;

    private BoundDataSource(DataSource original, DataSource tracked) {
        this.original = original;
        this.tracked = tracked;
    }

    static DataSource of(DataSource original, DataSource tracked) {
        return (DataSource) Proxy.newProxyInstance(
                BoundDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                new BoundDataSource(original, tracked));
    }

    /** What the site's producer made; the object itself where it is not of this class. */
    static Object original(Object produced) {
        try {
            if (produced instanceof DataSource source && source.isWrapperFor(BoundDataSource.class)) {
                return source.unwrap(BoundDataSource.class).original;
            }
        } catch (SQLException | RuntimeException foreign) {
            return produced;
        }
        return produced;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null && arguments.length == 1) {
            if (method.getName().equals("equals")) {
                return proxy == arguments[0];
            }
            if (arguments[0] == BoundDataSource.class) {
                return method.getReturnType() == boolean.class ? (Object) true : this;
            }
        }
        try {
            return method.invoke(tracked, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
