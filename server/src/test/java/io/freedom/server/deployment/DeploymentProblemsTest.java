package io.freedom.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.ServerException;
import jakarta.servlet.ServletException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentProblemsTest {

    @Test
    void ourMessageIsFoundBelowWhatWrapsIt() {
        Throwable ours = new IllegalStateException("FREEDOM-0104: unset.", new RuntimeException("the cause"));

        assertThat(DeploymentProblems.of(new ServletException(new RuntimeException("wrapped", ours))))
                .isEqualTo(new DeploymentProblems(List.of("FREEDOM-0104: unset."), true));
    }

    @Test
    void severalProblemsAreToldOnceEach() {
        Throwable list = new IllegalStateException("Exception List with 3 exceptions:");
        list.addSuppressed(new IllegalStateException("FREEDOM-0104: one."));
        list.addSuppressed(new IllegalStateException("FREEDOM-0105: two."));
        list.addSuppressed(new IllegalStateException("FREEDOM-0104: one."));

        assertThat(DeploymentProblems.of(list))
                .isEqualTo(new DeploymentProblems(List.of("FREEDOM-0104: one.", "FREEDOM-0105: two."), true));
    }

    @Test
    void whatOurListHoldsOfEachIsNotToldAgain() {
        Throwable list = new IllegalStateException("FREEDOM-0224: 2 settings are wrong.");
        list.addSuppressed(new IllegalStateException("FREEDOM-0205: one.", new RuntimeException("its cause")));
        list.addSuppressed(new IllegalStateException("FREEDOM-0206: two."));

        assertThat(DeploymentProblems.of(new ServletException(list)))
                .isEqualTo(new DeploymentProblems(List.of("FREEDOM-0224: 2 settings are wrong."), true));
    }

    @Test
    void theRootOfAForeignFailureIsTold() {
        Throwable foreign = new RuntimeException("outer", new IllegalArgumentException("no such table"));

        assertThat(DeploymentProblems.of(foreign))
                .isEqualTo(new DeploymentProblems(List.of("java.lang.IllegalArgumentException: no such table"), false));
    }

    @Test
    void whatFailedAfterTheFailureIsNoProblemInItsPlace() {
        Throwable failure = new IllegalArgumentException("no such table");
        failure.addSuppressed(new IllegalStateException("not closed"));

        assertThat(DeploymentProblems.of(new RuntimeException(failure)))
                .isEqualTo(new DeploymentProblems(List.of("java.lang.IllegalArgumentException: no such table"), false));
    }

    /** A {@code ServerException} would say that a person asked for what can't be. */
    @Test
    void aCheckedFailureOfTheSiteIsCarriedAndNotReplaced() {
        ServletException failure = new ServletException("no table");

        RuntimeException carrier = DeploymentProblems.unchecked(failure);

        assertThat(carrier).isNotInstanceOf(ServerException.class).hasCause(failure);
        assertThat(DeploymentProblems.of(carrier).messages())
                .containsExactly("jakarta.servlet.ServletException: no table");
    }

    @Test
    void ourProblemsKeepTheirIdsAndForeignOnesGetOne() {
        assertThat(new DeploymentProblems(List.of("FREEDOM-0104: one.", "FREEDOM-0105: two."), true).toException(null))
                .hasMessage("FREEDOM-0104: one.%nFREEDOM-0105: two.".formatted());
        assertThat(new DeploymentProblems(List.of("java.lang.Error: x"), false).toException(null))
                .hasMessage("FREEDOM-0530: The site can't be deployed. java.lang.Error: x");
    }
}
