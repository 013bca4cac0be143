package io.freedom.server.command;

import io.freedom.server.ServerException;
import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.EnoughKnown;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** {@code diffsettings}: the settings of a site that differ from the defaults. Ends before any bean of the site is made. */
public final class DiffSettings implements Command {

    private static final Option ALL = Option.flag("--all", "shows those that have their defaults, too");

    private static final Syntax SYNTAX =
            Report.syntax("diffsettings", "Shows the settings of a site that are not the defaults", ALL);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Given given, Terminal terminal) {
        SettingsReport report = SettingsReport.of(ask(Trial.of(given, terminal)), given.has(ALL));
        report.print(given, terminal);
        return 0;
    }

    private static ToldSettings ask(Trial trial) {
        AtomicReference<ToldSettings> told = new AtomicReference<>();
        try {
            trial.run(event -> hear(event, told));
        } catch (ServerException wrong) {
            throw wrong;
        } catch (RuntimeException failure) {
            throw DeploymentProblems.of(failure).toException(failure);
        }
        if (told.get() == null) {
            throw new ServerException(
                    "FREEDOM-0711",
                    "The site says nothing of its settings. Put freedom-extension into its WEB-INF/lib, and an empty"
                            + " WEB-INF/beans.xml beside that.",
                    null);
        }
        return told.get();
    }

    private static void hear(Map<String, Object> event, AtomicReference<ToldSettings> told) {
        if ("settings".equals(event.get("event"))) {
            told.set(ToldSettings.of(event));
            throw new EnoughKnown();
        }
    }
}
