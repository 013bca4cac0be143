package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListTextTest {

    @Test
    void commasSeparate() {
        assertThat(ListText.split("a,b, c")).containsExactly("a", "b", " c");
    }

    @Test
    void nothingIsNoElement() {
        assertThat(ListText.split(",a,,b,")).containsExactly("a", "b");
        assertThat(ListText.split("")).isEmpty();
    }

    @Test
    void aBackslashTakesTheMeaningOfTheNextCharacter() {
        assertThat(ListText.split("a\\,b,c\\\\,d\\\ne\\")).containsExactly("a,b", "c\\", "d\ne\\");
    }
}
