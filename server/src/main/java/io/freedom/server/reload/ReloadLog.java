package io.freedom.server.reload;

import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.Problem;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a person in front of the terminal reads of reloads: one line for each, and what is wrong where something is.
 *
 * <p>Threading: any thread; each text is handed over whole.
 */
final class ReloadLog {

    private static final System.Logger LOG = System.getLogger(ReloadLog.class.getName());
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int MOST_FAULTS = 20;

    private static final String HOW_TO_GO_ON =
            "FREEDOM-0760: The site is deployed again when a file of it changes. If the reason is elsewhere, such as a database that was down, mend that and choose \"Try again\" on the page of the site.";

    private final Consumer<String> out;
    private final Path here;
    private final AtomicBoolean toldHowToGoOn = new AtomicBoolean();

    /** The errors of the compiler's that were told last; empty where anything else was told since. */
    private volatile List<CompileFault> told = List.of();

    /**
     * @param out prints a text of one or more lines
     * @param here paths below this are printed without it
     */
    ReloadLog(Consumer<String> out, Path here) {
        this.out = out;
        this.here = here;
    }

    /** One line: the time, what changed, what became of it. */
    void say(Changes changes, String what) {
        told = List.of();
        tell(changes, what);
    }

    /** The same, and why no site can be made from it; errors that are the same as before are counted only. */
    void say(Changes changes, SiteBuild.Trouble trouble) {
        List<CompileFault> faults = trouble.faults();
        if (faults != null && faults.equals(told)) {
            tell(changes, "still " + count(faults));
            return;
        }
        say(changes, "the site can't be made from it");
        say(trouble.problem(), faults);
    }

    private void tell(Changes changes, String what) {
        String why = changes.isEmpty() ? "tried again" : changes.toString();
        out.accept("%s %s: %s".formatted(LocalTime.now(ZoneId.systemDefault()).format(TIME), why, what));
    }

    /** A text of its own. */
    void say(String text) {
        out.accept(text);
    }

    /** What is wrong, in the words of whoever found it. */
    void say(Problem problem, @Nullable List<CompileFault> faults) {
        if (faults != null) {
            told = List.copyOf(faults);
            out.accept(compiler(faults));
        } else if (problem instanceof Problem.NotDeployed notDeployed) {
            deployment(notDeployed.failure());
        } else if (problem instanceof Problem.NotBuilt notBuilt) {
            out.accept(notBuilt.message());
        }
    }

    private String compiler(List<CompileFault> faults) {
        StringBuilder text = new StringBuilder();
        for (CompileFault each : faults.subList(0, Math.min(faults.size(), MOST_FAULTS))) {
            text.append(each.in(here)).append(System.lineSeparator());
        }
        return text.append(count(faults)).toString();
    }

    private static String count(List<CompileFault> faults) {
        return faults.size() == 1 ? "1 error" : faults.size() + " errors";
    }

    private void deployment(Throwable failure) {
        DeploymentProblems problems = DeploymentProblems.of(failure);
        if (!problems.told()) {
            LOG.log(System.Logger.Level.ERROR, "The site can't be deployed.", failure);
        }
        String text = Objects.requireNonNull(problems.toException(null).getMessage());
        out.accept(toldHowToGoOn.getAndSet(true) ? text : text + System.lineSeparator() + HOW_TO_GO_ON);
    }
}
