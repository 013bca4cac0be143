package io.freedom.server.command;

import io.freedom.server.command.Terminal.Colour;
import io.freedom.server.command.ToldSettings.ToldAdvice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code check} answers.
 *
 * @param faults what keeps the site from being deployed
 * @param told its settings; empty where it has no Freedom, or they can't be read
 * @param application the one that is bound; empty where none is
 * @param advice what was asked for of the advice for production
 */
record CheckReport(
        Optional<Faults> faults, Optional<ToldSettings> told, Optional<String> application, List<ToldAdvice> advice)
        implements Report {

    private static final Pattern ID = Pattern.compile("(?m)^FREEDOM-\\d{4}");
    private static final String INDENT = "    ";

    /** Whether there is nothing that somebody has to do. */
    boolean isFine() {
        return faults.isEmpty() && advice.stream().allMatch(ToldAdvice::silenced);
    }

    /** Each fault, each advice that is not silenced, and a line that sums up. */
    @Override
    public String text(Terminal terminal) {
        StringBuilder text = new StringBuilder();
        faults.ifPresent(found -> text.append(ids(terminal, Colour.BAD, found.text()))
                .append(System.lineSeparator())
                .append(advice.isEmpty() ? "" : System.lineSeparator()));
        for (ToldAdvice each : advice) {
            if (!each.silenced()) {
                text.append(ids(terminal, Colour.WARNING, Prose.lines("", each.id() + ": " + each.text())))
                        .append(Prose.lines(INDENT, each.hint()));
            }
        }
        return text.append(text.isEmpty() ? "" : System.lineSeparator())
                .append(Prose.lines("", summary()))
                .toString();
    }

    private static String ids(Terminal terminal, Colour colour, String text) {
        return ID.matcher(text).replaceAll(id -> terminal.paint(colour, id.group()));
    }

    private String summary() {
        long silenced = advice.stream().filter(ToldAdvice::silenced).count();
        long open = advice.size() - silenced;
        return (faults.isPresent() ? "The site can't be deployed" : "No problem found")
                + " (" + site() + ")."
                + (open == 0 ? "" : open == 1 ? " One piece of advice." : " " + open + " pieces of advice.")
                + (silenced == 0 ? "" : " Silenced: " + silenced + ".");
    }

    private String site() {
        return told.map(settings -> count(settings) + ", " + settings.moduleText()
                        + application.map(path -> ", application " + path).orElse(""))
                .orElse(
                        faults.isPresent()
                                ? "its settings were not read"
                                : "it has no Freedom, which has nothing to check");
    }

    /** Those that somebody has set, or the site asks for. */
    private static String count(ToldSettings told) {
        long count = told.settings().stream()
                .filter(setting -> setting.differs() || !setting.known())
                .count();
        return count == 1 ? "1 setting" : count + " settings";
    }

    @Override
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", isFine());
        told.flatMap(ToldSettings::module).ifPresent(module -> json.put("module", module));
        told.flatMap(ToldSettings::origin).ifPresent(origin -> json.put("origin", origin));
        application.ifPresent(path -> json.put("application", path));
        json.put("problems", faults.map(CheckReport::problems).orElse(List.of()));
        json.put("advice", advice.stream().map(ToldAdvice::asJson).toList());
        return json;
    }

    private static List<Map<String, Object>> problems(Faults faults) {
        return faults.each().stream()
                .map(message -> {
                    Map<String, Object> problem = new LinkedHashMap<>();
                    Optional.of(ID.matcher(message))
                            .filter(id -> id.lookingAt())
                            .ifPresent(id -> problem.put("id", id.group()));
                    problem.put("message", message.strip());
                    return problem;
                })
                .toList();
    }
}
