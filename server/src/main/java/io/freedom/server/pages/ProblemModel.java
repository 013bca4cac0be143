package io.freedom.server.pages;

import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.Problem.CompileError;
import io.freedom.server.deployment.Problem.NotBuilt;
import io.freedom.server.deployment.Problem.NotCompiled;
import io.freedom.server.deployment.Problem.NotDeployed;
import io.freedom.server.pages.Page.Excerpt;
import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Heading;
import io.freedom.server.pages.Page.Line;
import io.freedom.server.pages.Page.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page about a site that can't be served at all. */
final class ProblemModel {

    private static final int STATUS = 500;

    private static final String HOW_TO_GO_ON =
            "It is deployed again when a file of it changes. If the reason is elsewhere, such as a database that was down, mend that and try again here, or by POST to /_freedom/again.";

    private static final int MOST_FINDINGS = 50;
    private static final Pattern WITH_ID = Pattern.compile("(FREEDOM-\\d{4}): (.*)", Pattern.DOTALL);

    private static final Pattern PROPERTY = Pattern.compile("([\\w./-]+[.]properties):(\\d{1,6})\\b");

    private final SiteCode code;
    private final String asked;
    private final List<Table> tables;

    /** @param tables what is known besides */
    ProblemModel(SiteCode code, String asked, List<Table> tables) {
        this.code = code;
        this.asked = asked;
        this.tables = tables;
    }

    Page of(Problem problem) {
        if (problem instanceof NotCompiled notCompiled) {
            return notCompiled(notCompiled.errors());
        }
        return problem instanceof NotDeployed notDeployed
                ? notDeployed(notDeployed.failure())
                : notBuilt(((NotBuilt) problem).message());
    }

    private Page notCompiled(List<CompileError> errors) {
        Map<Place, List<CompileError>> places = new LinkedHashMap<>();
        for (CompileError each : errors) {
            Place place = new Place(each.file(), each.line(), each.file() == null ? each.message() : "");
            places.computeIfAbsent(place, first -> new ArrayList<>()).add(each);
        }
        List<Finding> findings =
                places.values().stream().limit(MOST_FINDINGS).map(this::finding).toList();
        return page("The site does not compile", count(errors.size(), "error"), findings);
    }

    /**
     * One mistake makes several errors of a line.
     *
     * @param message of an error without a file, which belongs to no other; else empty
     */
    private record Place(@Nullable Path file, long line, String message) {}

    /** @param errors of one line, at least one */
    private Finding finding(List<CompileError> errors) {
        CompileError error = errors.get(0);
        Path file = error.file();
        String message = errors.stream()
                .map(each -> Shown.text(each.message()).strip())
                .distinct()
                .collect(Collectors.joining("\n"));
        if (file == null) {
            return new Finding("", message, null);
        }
        int line = (int) Math.max(0, error.line());
        List<Integer> columns = errors.stream()
                .map(each -> (int) each.column())
                .filter(column -> column > 0)
                .distinct()
                .sorted()
                .toList();
        Excerpt source = line == 0 ? null : code.excerpt(file, line, columns).orElse(null);
        String place = source == null ? code.named(file) + (line == 0 ? "" : ":" + line) + ": " : "";
        return new Finding("", Shown.name(place) + (place.isEmpty() ? "" : " ") + message, source);
    }

    private Page notBuilt(String message) {
        return page("The build of the site can't be read", Shown.text(message), List.of());
    }

    /** Freedom's own faults say where they are; the trace matters where there is another, or where the site's code has a part. */
    private Page notDeployed(Throwable failure) {
        DeploymentProblems problems = DeploymentProblems.of(failure);
        FailureModel model = FailureModel.of(failure, code);
        List<Finding> findings = new ArrayList<>(problems.messages().stream()
                .limit(MOST_FINDINGS)
                .map(this::fault)
                .toList());
        findings.addAll(model.findings());
        if (findings.stream().allMatch(each -> each.source() == null)) {
            findings.addAll(injection(model));
        }
        FailureModel shown = model.isForeign() ? model.unfolded() : model;
        boolean traced = !problems.told() || !model.isForeign();
        String message = count(problems.messages().size(), "problem");
        return new Page(
                new Heading(STATUS, asked, "The site can't be deployed", message, null, true),
                List.of(HOW_TO_GO_ON),
                findings,
                traced ? shown.failures() : List.of(),
                tables);
    }

    private Finding fault(String message) {
        Matcher ours = WITH_ID.matcher(message);
        return ours.matches()
                ? new Finding(ours.group(1), Shown.text(ours.group(2)), property(message))
                : injection(message);
    }

    /** Why something can't be injected may be told by a cause, which does not know where that is. */
    private List<Finding> injection(FailureModel model) {
        return model.failures().stream()
                .map(each -> injection(each.message()))
                .filter(each -> each.source() != null)
                .limit(1)
                .map(each -> new Finding("", "Asked for here", each.source()))
                .toList();
    }

    private Finding injection(String message) {
        InjectionPoint point = InjectionPoint.of(message).orElse(null);
        Excerpt source = point == null ? null : code.excerpt(point).orElse(null);
        if (point == null || source == null) {
            return new Finding("", Shown.text(message), null);
        }
        String place = "(%s)".formatted(source.place().replaceFirst(".*[/\\\\]", ""));
        return new Finding("", Shown.text(message.replace(point.written(), place)), source);
    }

    /** The line that the fault names. It is secret where the message does not show the value either. */
    private @Nullable Excerpt property(String message) {
        Matcher place = PROPERTY.matcher(message);
        if (!place.find()) {
            return null;
        }
        boolean secret = message.contains(Masks.MASK);
        return code.resource(place.group(1), Integer.parseInt(place.group(2)))
                .map(found -> new Excerpt(
                        found.file(),
                        found.path(),
                        found.line(),
                        List.of(),
                        found.lines().stream()
                                .map(line -> new Line(line.number(), Masks.property(line.text(), secret)))
                                .toList()))
                .orElse(null);
    }

    private Page page(String title, String message, List<Finding> findings) {
        return new Page(new Heading(STATUS, asked, title, message, null), List.of(), findings, List.of(), tables);
    }

    private static String count(int number, String of) {
        String shown = number > MOST_FINDINGS ? ", the first %d of them here".formatted(MOST_FINDINGS) : "";
        return number == 1 ? "1 " + of : "%,d %ss".formatted(number, of) + shown;
    }
}
