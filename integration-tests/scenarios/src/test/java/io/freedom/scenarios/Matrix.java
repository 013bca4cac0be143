package io.freedom.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes a line for each scenario, mode and server, from which the matrix of the documentation is made; and holds the faults
 * that are known of a server against what happens.
 *
 * <p>A line is: scenario, server, mode, cell, separated by tabs. What was measured goes to a file of its own: server, mode,
 * name, value; what the server is known to do wrong to a third: server, scenario, effect, link.
 */
final class Matrix implements TestExecutionExceptionHandler, AfterTestExecutionCallback, TestWatcher {

    private static final Path FOLDER = Path.of(System.getProperty("scenarios.matrix", "target/matrix"));

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Optional<KnownFault> known = knownFault(context);
        if (known.isEmpty() || failure instanceof org.opentest4j.TestAbortedException) {
            throw failure;
        }
        Requests scenario = (Requests) context.getRequiredTestInstance();
        try {
            scenario.assertEachFinishedOnce();
        } catch (AssertionError | ConditionTimeoutException notOnce) {
            notOnce.addSuppressed(failure);
            throw notOnce;
        }
        scenario.note("the server's fault");
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Requests scenario = (Requests) context.getRequiredTestInstance();
        Optional<KnownFault> known = knownFault(context);
        if (context.getExecutionException().isEmpty()) {
            scenario.assertEachFinishedOnce();
            if (known.isPresent() && known.get().always() && !scenario.isNoted()) {
                throw new AssertionError(context.getDisplayName()
                        + " went well although it is listed as a fault of this server: take it off the list");
            }
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        write(context, ((Requests) context.getRequiredTestInstance()).cell());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        write(context, "FAILED");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        write(context, "not applicable: " + cause.getMessage());
    }

    private static Optional<KnownFault> knownFault(ExtensionContext context) {
        Requests scenario = (Requests) context.getRequiredTestInstance();
        String name = name(context);
        return RunningServer.of(context).server().knownFaults().stream()
                .filter(fault -> fault.scenario().equals(name)
                        && (scenario.mode() == null || fault.modes().contains(scenario.mode())))
                .findFirst();
    }

    private static String name(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName()
                + '.'
                + context.getRequiredTestMethod().getName();
    }

    private static void write(ExtensionContext context, String cell) {
        Requests scenario = (Requests) context.getRequiredTestInstance();
        ServerUnderTest server = RunningServer.of(context).server();
        String mode = scenario.mode() == null ? "BOTH" : scenario.mode().name();
        String line = String.join("\t", name(context), server.name(), mode, cell) + '\n';
        StringBuilder figures = new StringBuilder();
        for (String figure : scenario.figures()) {
            figures.append(server.name())
                    .append('\t')
                    .append(mode)
                    .append('\t')
                    .append(figure)
                    .append('\n');
        }
        try {
            Files.writeString(file(server), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.writeString(figures(server), figures, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what an earlier run wrote. */
    static void begin(ServerUnderTest server) throws IOException {
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(file(server));
        Files.deleteIfExists(figures(server));
        StringBuilder faults = new StringBuilder();
        for (KnownFault fault : server.knownFaults()) {
            faults.append(String.join("\t", server.name(), fault.scenario(), fault.effect(), fault.link()))
                    .append('\n');
        }
        Files.writeString(FOLDER.resolve(server.name().replace(' ', '-') + "-faults.tsv"), faults);
    }

    private static Path figures(ServerUnderTest server) {
        return FOLDER.resolve(server.name().replace(' ', '-') + "-figures.tsv");
    }

    private static Path file(ServerUnderTest server) {
        return FOLDER.resolve(server.name().replace(' ', '-') + ".tsv");
    }
}
