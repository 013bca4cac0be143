package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A request, as messages name it. */
final class Served {

    private Served() {}

    /** Method and path. Without path parameters: a session's id is none of a log's business. */
    static String text(RequestInfo request) {
        return request.method() + ' ' + withoutParameters(request.path());
    }

    /** The same for all requests that differ in numbers only: a segment with a digit in it stands for any other such. */
    static String pattern(RequestInfo request) {
        return request.method()
                + ' '
                + Arrays.stream(withoutParameters(request.path()).split("/", -1))
                        .map(segment -> segment.chars().anyMatch(Character::isDigit) ? "*" : segment)
                        .collect(Collectors.joining("/"));
    }

    private static String withoutParameters(String path) {
        return path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
    }
}
