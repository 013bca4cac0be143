package io.freedom.scenarios;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each scenario the server and a client of the site in the scenario's mode, and leaves out what the server lacks. */
public final class Scenarios implements ParameterResolver, ExecutionCondition {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Client.class || type == ServerUnderTest.class || type == RunningServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningServer running = RunningServer.of(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == RunningServer.class) {
            return running;
        }
        if (type == ServerUnderTest.class) {
            return running.server();
        }
        Requests scenario = (Requests) context.getRequiredTestInstance();
        return new Client(running.site(scenario.mode()));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = RunningServer.found().obstacle();
        if (obstacle.isPresent()) {
            return ConditionEvaluationResult.disabled(obstacle.get());
        }
        Optional<NeedsFeature> needed = AnnotationSupport.findAnnotation(context.getElement(), NeedsFeature.class);
        if (needed.isEmpty()
                || RunningServer.of(context)
                        .server()
                        .features()
                        .contains(needed.get().value())) {
            return ConditionEvaluationResult.enabled("offered");
        }
        return ConditionEvaluationResult.disabled(
                "this server does not offer " + needed.get().value());
    }
}
