package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.freedom.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class GroupKeysTest {

    private static Set<String> marked(Class<?> group) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> GroupKeys.markedSecret(group, "m"));
    }

    @Test
    void membersOfGroupsInsideAreMarkedToo() {
        assertThat(marked(Holder.class)).containsExactlyInAnyOrder("m.own", "m.one.pin", "m.many*.pin", "m.maybe*.pin");
    }

    @Test
    void aGroupThatHoldsItselfIsMarkedAtEveryDepth() {
        Set<String> keys = marked(Tree.class);
        assertThat(keys).containsExactlyInAnyOrder("m.pin", "m.left*.pin", "m.right*.pin");
        Secrets secrets = new Secrets(null, List.of(), List.of());
        keys.forEach(secrets::mark);
        assertThat(List.of("m.pin", "m.left[0].pin", "m.left[1].right.a.left[0].pin"))
                .allMatch(secrets::isSecret);
        assertThat(List.of("m.name", "m.left[0].name", "mail.pin")).noneMatch(secrets::isSecret);
    }

    @Test
    void groupsThatHoldEachOtherAreMarkedAtEveryDepth() {
        Secrets secrets = new Secrets(null, List.of(), List.of());
        marked(Even.class).forEach(secrets::mark);
        assertThat(List.of(
                        "m.odd.pin",
                        "m.odd.evens[0].odd.pin",
                        "m.odd.evens[0].odd.evens[1].odd.pin",
                        "m.odd.evens[1].own"))
                .allMatch(secrets::isSecret);
    }

    @Test
    void aSecretThatHoldsGroupsStandsForAllBelow() {
        assertThat(marked(AllSecret.class)).containsExactly("m.tree");
    }

    @Test
    void whatCantBeAGroupHasNoMarksAndIsNoFaultHere() {
        assertThat(marked(Odd.class)).containsExactly("m.pin");
        assertThat(marked(Test.class)).isEmpty();
        assertThat(marked(String.class)).isEmpty();
    }

    interface Tree {
        Optional<String> name();

        @Secret
        Optional<String> pin();

        List<Tree> left();

        Map<String, Tree> right();
    }

    record Even(Odds odd, @Secret Optional<String> own) {}

    record Odds(List<Even> evens, @Secret String pin) {}

    interface Leaf {
        @Secret
        String pin();
    }

    record Holder(@Secret String own, Leaf one, List<Leaf> many, Optional<Leaf> maybe) {}

    interface AllSecret {
        @Secret
        Tree tree();
    }

    @interface Mark {}

    interface Rule extends Predicate<String> {}

    interface Odd {
        DataSource source();

        Class<Mark> type();

        Class<Leaf> leaf();

        Rule rule();

        @Secret
        String pin();
    }
}
