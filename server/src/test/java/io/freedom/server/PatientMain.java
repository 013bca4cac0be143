package io.freedom.server;

import io.freedom.server.command.Commands;
import io.freedom.server.command.RunServer;
import io.freedom.server.command.Terminal;
import java.time.Duration;
import java.util.List;

/**
 * {@link Main}, but for the time of grace: that is longer than any test waits. So what ends has not just waited for that to be
 * over, and nothing is cut off only because the machine is slow.
 */
final class PatientMain {

    static final Duration GRACE = Duration.ofMinutes(10);

    private PatientMain() {}

    public static void main(String[] arguments) {
        int status = new Commands(List.of(new RunServer("runserver 8001", null, GRACE)))
                .run(List.of(arguments), Terminal.ofThisProcess());
        if (status != 0) {
            System.exit(status);
        }
    }
}
