package io.freedom.server.deployment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {

    private static final Path SHOWN = Path.of("/site.war");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEB-INF/web.xml    | '<web-app>\n<servlet>\n</web-app>' | 3 | The element type \"servlet\"",
                "WEB-INF/web.xml    | ''                                 | 1 | Premature end of file.",
                "WEB-INF/web.xml    | '<webapp/>'                        | 1 | The root is <webapp> instead of <web-app>.",
                "WEB-INF/beans.xml  | '<beans/>\noops'                   | 2 | Content is not allowed in trailing section.",
                "WEB-INF/beans.xml  | '<bean/>'                          | 1 | The root is <bean> instead of <beans>.",
                "META-INF/beans.xml | '\n<beans'                         | 2 | ",
            })
    void whatIsWrongIsToldWithItsPlace(String name, String text, int line, String why) throws IOException {
        write(name, text);

        assertThatThrownBy(() -> Descriptors.check(folder, SHOWN))
                .hasMessageStartingWith("FREEDOM-0531: " + SHOWN.resolve(name) + ", line " + line + ", column ")
                .hasMessageContaining(why == null ? "" : why)
                .hasMessageEndingWith(" Correct the file.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<beans/>",
                "<?xml version=\"1.0\"?><b:beans xmlns:b=\"https://jakarta.ee/xml/ns/jakartaee\"><b:oops/></b:beans>"
            })
    void whatElseIsInABeansXmlIsForWeldToJudge(String text) throws IOException {
        write("WEB-INF/beans.xml", text);

        assertThatCode(() -> Descriptors.check(folder, SHOWN)).doesNotThrowAnyException();
    }

    @Test
    void nothingOutsideOfTheFileIsRead() throws IOException {
        Path outside = folder.resolve("outside.xml");
        Files.writeString(outside, "<oops");
        write("WEB-INF/web.xml", """
                <!DOCTYPE web-app SYSTEM "%1$s" [<!ENTITY %% all SYSTEM "%1$s"> %%all; <!ENTITY other SYSTEM "%1$s">]>
                <web-app>&other;</web-app>
                """.formatted(outside.toUri()));

        assertThatCode(() -> Descriptors.check(folder, SHOWN)).doesNotThrowAnyException();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
