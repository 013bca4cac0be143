package io.freedom.browser;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the browser of a class with the first test that wants it, and ends it after the last. */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver, BeforeEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ChromiumExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.isInstalled()
                ? ConditionEvaluationResult.enabled("Chromium and its driver are installed")
                : ConditionEvaluationResult.disabled(Chromium.ABSENT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    /** No test finds what another one looked at, or how. */
    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).reset();
    }

    /** JUnit closes it with the class's store. */
    private static Browser browser(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        ExtensionContext owner =
                context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
        return owner.getStore(NAMESPACE).getOrComputeIfAbsent(tests, any -> Chromium.start(), Browser.class);
    }
}
