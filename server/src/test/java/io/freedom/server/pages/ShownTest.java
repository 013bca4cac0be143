package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void plainTextStaysAsItIs() {
        assertThat(Shown.text("Tee für zwei,\n\tbitte: 茶 🍵 👩\u200D🔬"))
                .isEqualTo("Tee für zwei,\n\tbitte: 茶 🍵 👩\u200D🔬");
    }

    @Test
    void whatWouldSteerATerminalIsMadeVisible() {
        assertThat(Shown.text("\u001b[31mred\u0000\u0007\r")).isEqualTo("␛[31mred␀␇␍");
        assertThat(Shown.text("one\r\ntwo")).isEqualTo("one\ntwo");
        assertThat(Shown.text("one\u2028two\u2029")).isEqualTo("one\uFFFDtwo\uFFFD");
    }

    @Test
    void whatWouldTurnTheWritingDirectionIsReplaced() {
        assertThat(Shown.text("user\u202egnp.exe")).isEqualTo("user\uFFFDgnp.exe");
    }

    @Test
    void aLongTextIsCutAndSaysHowLongItWas() {
        String text = Shown.text("x".repeat(10_000_000));

        assertThat(text).hasSizeLessThan(Shown.LONGEST + 100).endsWith("x… (10,000,000 characters in all)");
    }

    @Test
    void aNameIsOneLine() {
        assertThat(Shown.name("one\ntwo")).isEqualTo("one two");
    }

    @Test
    void credentialsInAUrlAreHidden() {
        assertThat(Shown.text("Can't reach jdbc:postgresql://me:s3cret@db/shop, nor http://db/shop"))
                .isEqualTo("Can't reach jdbc:postgresql://*****@db/shop, nor http://db/shop");
    }

    @Test
    void whatAnObjectsMethodThrowsIsPartOfTheText() {
        Object throwing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        Throwable endless = new RuntimeException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                return getMessage() + ".";
            }
        };

        assertThat(Shown.object(throwing)).isEqualTo("(toString() threw java.lang.IllegalStateException)");
        assertThat(Shown.message(endless)).isEqualTo("(getMessage() threw java.lang.StackOverflowError)");
    }

    @Property
    void nothingThatIsShownSteersATerminal(@ForAll String text) {
        assertThat(Shown.text(text).codePoints())
                .noneMatch(each -> each != '\n' && each != '\t' && Character.isISOControl(each))
                .noneMatch(each -> Character.getType(each) == Character.SURROGATE)
                .noneMatch(each -> Character.getType(each) == Character.FORMAT && each != 0x200C && each != 0x200D);
    }
}
