package io.freedom.server.site;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;

/** Finds two faults in the site. */
public class TwoProblems implements Extension {

    void report(@Observes AfterDeploymentValidation validation) {
        validation.addDeploymentProblem(new IllegalStateException("FREEDOM-9001: the first problem."));
        validation.addDeploymentProblem(new IllegalStateException("FREEDOM-9002: the second problem."));
    }
}
