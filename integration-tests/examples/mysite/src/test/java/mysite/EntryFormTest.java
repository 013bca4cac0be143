package mysite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryFormTest {

    @Test
    void whatIsMissingIsNamedAtItsField() {
        EntryForm form = EntryForm.of(null, "  ");

        assertThat(form.isValid()).isFalse();
        assertThat(form.nameError()).isEqualTo("Please tell us your name.");
        assertThat(form.messageError()).isEqualTo("Please write a message.");
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertThat(EntryForm.of("A", "🚀".repeat(EntryForm.LONGEST_MESSAGE)).isValid())
                .isTrue();
        assertThat(EntryForm.of("A", "🚀".repeat(EntryForm.LONGEST_MESSAGE + 1)).messageError())
                .isEqualTo("This has 501 characters. There is room for 500.");
    }
}
