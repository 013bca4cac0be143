package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.server.ComponentContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class SiteListenerTest {

    private final List<String> order = new ArrayList<>();

    @Test
    void everyStepIsDoneInOrderAndWhatIsLateComesLast() {
        SiteListener listener = new SiteListener(new ComponentContext())
                .atTheEnd("one", () -> order.add("one"))
                .atTheEnd("two", () -> order.add("two"));
        listener.late().add(() -> order.add("late"));
        listener.end();
        assertThat(order).containsExactly("one", "two", "late");
    }

    @Test
    void whatFailsIsLoggedAndStopsNothing() {
        SiteListener listener = new SiteListener(new ComponentContext())
                .atTheEnd("the first step", () -> {
                    throw new AssertionError("one");
                })
                .atTheEnd("the second step", () -> order.add("two"));
        listener.late().add(() -> {
            throw new IllegalStateException("late");
        });
        listener.late().add(() -> order.add("last"));
        List<LogRecord> records;
        try (LoggedMessages log = new LoggedMessages()) {
            listener.end();
            records = log.entries();
        }
        assertThat(order).containsExactly("two", "last");
        assertThat(records)
                .extracting(LogRecord::getMessage)
                .satisfiesExactly(
                        message -> assertThat(message)
                                .startsWith("FREEDOM-0404: While the site is being undeployed, the first step failed."),
                        message ->
                                assertThat(message).startsWith("FREEDOM-0404").contains("destroy method"));
        assertThat(records.get(0).getThrown()).hasMessage("one");
    }

    @Test
    void whatIsLateIsRunOnce() {
        SiteListener listener = new SiteListener(new ComponentContext());
        listener.late().add(() -> order.add("late"));
        listener.end();
        listener.end();
        assertThat(order).containsExactly("late");
    }
}
