package io.freedom.server.console;

import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Disclosure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the site is made of and what keeps it from being served, as the console's page reads it. */
final class SiteState {

    private static final List<String> BOUND =
            List.of("application", "kind", "middleware", "mapping", "staticPath", "completion");

    private final SiteNews news;
    private final Disclosure disclosure;

    private SiteState(SiteNews news, Disclosure disclosure) {
        this.news = news;
        this.disclosure = disclosure;
    }

    /** {@code serving}, {@code problem}, or {@code starting} while the site is deployed. */
    static String name(SiteNews news, @Nullable Problem problem) {
        if (problem != null) {
            return "problem";
        }
        return news.deployed().isEmpty() ? "starting" : "serving";
    }

    static Map<String, Object> of(SiteNews news, @Nullable Problem problem, Disclosure disclosure) {
        Map<String, Object> state = new LinkedHashMap<>();
        if (problem != null) {
            state.put("problem", new SiteState(news, disclosure).problem(problem));
        }
        state.put("site", only(BOUND, news.deployed()));
        state.put("settings", only(List.of("module", "origin", "values"), news.settings()));
        return state;
    }

    private static Map<String, Object> only(List<String> keys, Map<String, Object> event) {
        Map<String, Object> some = new LinkedHashMap<>(event);
        some.keySet().retainAll(keys);
        return PlainData.map(some);
    }

    private Map<String, Object> problem(Problem problem) {
        if (problem instanceof Problem.NotCompiled compiled) {
            return problem(
                    "The site does not compile",
                    compiled.errors().stream().map(this::error).toList());
        }
        if (problem instanceof Problem.NotDeployed deployed) {
            return problem(
                    "The site can't be deployed",
                    DeploymentProblems.of(deployed.failure()).messages().stream()
                            .map(this::message)
                            .toList());
        }
        return problem(
                "The site's build can't be read",
                problem instanceof Problem.NotBuilt built ? List.of(message(built.message())) : List.of());
    }

    private static Map<String, Object> problem(String title, List<Map<String, Object>> messages) {
        return Map.of("title", title, "messages", messages);
    }

    private Map<String, Object> error(Problem.CompileError error) {
        Map<String, Object> message = new LinkedHashMap<>(message(error.message()));
        if (error.file() != null) {
            message.put("file", disclosure.file(error.file()));
            if (error.line() > 0) {
                message.put("line", error.line());
            }
            if (error.column() > 0) {
                message.put("column", error.column());
            }
        }
        return message;
    }

    private Map<String, Object> message(String text) {
        return Map.of("text", news.withoutSecrets(Disclosure.text(text)));
    }
}
