package io.freedom.server.deployment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why there is no site to serve just now. */
public sealed interface Problem {

    /** The deployment failed, with what Weld, Jetty or the site threw. */
    record NotDeployed(Throwable failure) implements Problem {}

    /** The site's sources do not compile. */
    record NotCompiled(List<CompileError> errors) implements Problem {

        public NotCompiled {
            errors = List.copyOf(errors);
        }
    }

    /** The build of the site can't be read. */
    record NotBuilt(String message) implements Problem {}

    /**
     * One error of the compiler's.
     *
     * @param file the source, absolute; null where the compiler names none
     * @param line from 1; 0 or less if unknown
     * @param column from 1; 0 or less if unknown
     */
    record CompileError(@Nullable Path file, long line, long column, String message) {}
}
