package io.freedom;

import jakarta.servlet.ServletRequest;

/** What Freedom's filter leaves in a request for the site to find. */
final class RequestAttribute {

    private RequestAttribute() {}

    /**
     * @param kind what it is, as a message says it
     * @throws IllegalStateException if the request has none
     */
    static <T> T of(ServletRequest request, String name, Class<T> type, String kind) {
        Object value = request.getAttribute(name);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new IllegalStateException(isOfAnotherCopy(value, type) ? ofAnotherCopy(type, kind) : missing(name, kind));
    }

    private static boolean isOfAnotherCopy(Object value, Class<?> type) {
        for (Class<?> part = value == null ? null : value.getClass(); part != null; part = part.getSuperclass()) {
            if (part.getName().equals(type.getName()) || implementsOneNamed(part, type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean implementsOneNamed(Class<?> part, String name) {
        for (Class<?> implemented : part.getInterfaces()) {
            if (implemented.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String ofAnotherCopy(Class<?> type, String kind) {
        return "This request has " + kind + ", but of another copy of Freedom's jar than the code that asks: "
                + type.getName() + " is here that of the class loader " + type.getClassLoader()
                + ". Have the jar once: either in WEB-INF/lib of each WAR or in the lib of the EAR.";
    }

    private static String missing(String name, String kind) {
        return "This request has no " + kind + " (the attribute " + name
                + "). Ask within the request's dispatch, in code"
                + " that Freedom's filter calls, with the request that it was given: a ServletRequestListener's"
                + " requestInitialized is called before the filter; a filter or server outside of it may show a request"
                + " without attributes, and some servers clear those when the request is over; a site without Freedom's"
                + " jar has no such filter. For what is done later, take what this gives along.";
    }
}
