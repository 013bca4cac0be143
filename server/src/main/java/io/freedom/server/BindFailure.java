package io.freedom.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a socket could not be bound. */
final class BindFailure {

    private BindFailure() {}

    static ServerException of(InetSocketAddress address, IOException failure) {
        String host = address.getHostString();
        int port = address.getPort();
        // The JDK has one exception for all reasons; the operating system's words are the only difference.
        String reason = reason(failure).toLowerCase(Locale.ROOT);
        if (reason.contains("in use")) {
            return new ServerException(
                    "FREEDOM-0501",
                    "Port %d of %s is in use. Stop what listens there, or choose another port.".formatted(port, host),
                    failure);
        }
        if (reason.contains("denied") || reason.contains("permission")) {
            return new ServerException(
                    "FREEDOM-0502",
                    "This user may not listen on port %d of %s. Ports below 1024 are for administrators; choose another port."
                            .formatted(port, host),
                    failure);
        }
        if (reason.contains("assign") || reason.contains("not valid in its context")) {
            return new ServerException(
                    "FREEDOM-0503",
                    "%s is no address of this machine. Listen on 127.0.0.1, or on 0.0.0.0 for all of its addresses."
                            .formatted(host),
                    failure);
        }
        return new ServerException(
                "FREEDOM-0505",
                "Can't listen on port %d of %s: %s. Choose another address.".formatted(port, host, reason(failure)),
                failure);
    }

    private static String reason(IOException failure) {
        for (Throwable each = failure; each != null; each = cause(each)) {
            if (each instanceof BindException && each.getMessage() != null) {
                return each.getMessage();
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static @Nullable Throwable cause(Throwable each) {
        return each.getCause();
    }
}
