package io.freedom.server.command;

import io.freedom.server.ServerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code check}: deploys a site where nothing listens, says all that is wrong, and undeploys it. The status is 0 where
 * nothing is to be done.
 */
public final class Check implements Command {

    private static final Option DEPLOY = Option.flag(
            "--deploy", "gives advice for production, too; what is not silenced by freedom.check.silenced counts");

    private static final Syntax SYNTAX = Report.syntax("check", "Says what keeps a site from being deployed", DEPLOY);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Given given, Terminal terminal) {
        CheckReport report = report(Trial.of(given, terminal), given.has(DEPLOY));
        report.print(given, terminal);
        return report.isFine() ? 0 : 1;
    }

    private static CheckReport report(Trial trial, boolean deploy) {
        Heard heard = new Heard();
        Optional<Faults> faults = Optional.empty();
        try {
            trial.run(heard::hear);
        } catch (ServerException unreadable) {
            throw unreadable;
        } catch (RuntimeException failure) {
            faults = Optional.of(Faults.of(failure));
        }
        return new CheckReport(
                faults,
                heard.settings(),
                heard.application(),
                deploy ? heard.settings().map(ToldSettings::advice).orElse(List.of()) : List.of());
    }

    /** What the site has told, by threads that need not be this one. */
    private static final class Heard {

        private final Map<String, Object> facts = new ConcurrentHashMap<>();

        void hear(Map<String, Object> event) {
            String name = String.valueOf(event.get("event"));
            if (name.equals("settings")) {
                facts.put("settings", ToldSettings.of(event));
            } else if (name.equals("deployed") && event.get("application") instanceof String path) {
                facts.put("application", path);
            }
        }

        Optional<ToldSettings> settings() {
            return Optional.ofNullable((ToldSettings) facts.get("settings"));
        }

        Optional<String> application() {
            return Optional.ofNullable((String) facts.get("application"));
        }
    }
}
