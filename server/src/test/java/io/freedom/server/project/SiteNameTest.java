package io.freedom.server.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.server.ServerException;
import javax.lang.model.SourceVersion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteNameTest {

    @ParameterizedTest
    @CsvSource({
        "mysite, mysite, mysite",
        "a, a, a",
        "my_site2, my_site2, my_site2",
        "com.example.shop, shop, com/example/shop",
        "com.example.record_shop, record_shop, com/example/record_shop",
        "javas, javas, javas",
        "console, console, console"
    })
    void aPackageIsAName(String text, String simple, String path) {
        SiteName name = new SiteName(text);

        assertThat(name.javaPackage()).isEqualTo(text);
        assertThat(name.simple()).isEqualTo(simple);
        assertThat(name.packagePath()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            MySite            | it has capital letters. Write mysite.
            mySite            | it has capital letters. Write mysite.
            com.Example.shop  | it has capital letters. Write com.example.shop.
            my-site           | it has "-", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            my site           | it has " ", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            ' mysite'         | it has " ", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            'mysite '         | it has " ", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            my$site           | it has "$", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            my:site           | it has ":", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            my*site           | it has "*", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            mysite;rm         | it has ";", which is not one of a-z, 0-9, _ and the dot. Write mysiterm.
            ${mysite}         | it has "$", which is not one of a-z, 0-9, _ and the dot. Write mysite.
            {{name}}          | it has "{", which is not one of a-z, 0-9, _ and the dot. Write name.
            -Dname            | it has "-", which is not one of a-z, 0-9, _ and the dot. Write dname.
            größe             | it has "ö", which is not one of a-z, 0-9, _ and the dot. Give a Java package such as mysite or com.example.shop.
            сайт              | it has "с", which is not one of a-z, 0-9, _ and the dot. Give a Java package such as mysite or com.example.shop.
            my🚀site          | it has "🚀", which is not one of a-z, 0-9, _ and the dot. Give a Java package such as mysite or com.example.shop.
            2site             | "2site" does not begin with a letter. Write site.
            com.2site         | "2site" does not begin with a letter. Write com.site.
            _site             | "_site" does not begin with a letter. Write site.
            42                | "42" does not begin with a letter. Give a Java package such as mysite or com.example.shop.
            _                 | "_" does not begin with a letter. Give a Java package such as mysite or com.example.shop.
            .mysite           | a dot needs a name before it and after it. Write mysite.
            mysite.           | a dot needs a name before it and after it. Write mysite.
            com..mysite       | a dot needs a name before it and after it. Write com.mysite.
            .                 | a dot needs a name before it and after it. Give a Java package such as mysite or com.example.shop.
            ..                | a dot needs a name before it and after it. Give a Java package such as mysite or com.example.shop.
            ./mysite          | it is a path. Write mysite.
            ../mysite         | it is a path. Write mysite.
            /tmp/mysite       | it is a path. Write mysite.
            my/site           | it is a path. Write site.
            mysite/           | it is a path. Write mysite.
            ~/mysite          | it is a path. Write mysite.
            C:\\mysite        | it is a path. Write mysite.
            ../../etc/passwd  | it is a path. Write passwd.
            """)
    void whatIsNoPackageIsRefusedWithTheReasonAndTheNearestOne(String text, String reason) {
        assertThatThrownBy(() -> new SiteName(text))
                .isInstanceOf(ServerException.class)
                .hasMessage("FREEDOM-0751: \"%s\" can't be the name of a site, because %s".formatted(text, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n"})
    void noNameIsRefused(String text) {
        assertThatThrownBy(() -> new SiteName(text))
                .hasMessage(
                        "FREEDOM-0751: The name of the new site is missing. Give one such as mysite; with Maven, -Dname=mysite.");
    }

    @Test
    void aNameOfAHundredCharactersIsTheLongest() {
        assertThat(new SiteName("a".repeat(100)).simple()).hasSize(100);
        assertThatThrownBy(() -> new SiteName("a".repeat(101)))
                .hasMessage(
                        "FREEDOM-0751: \"%s…\" can't be the name of a site, because it has 101 characters. Give one of at most 100."
                                .formatted("a".repeat(60)));
    }

    @Test
    void aMessageHasNoPowerOverTheTerminal() {
        assertThatThrownBy(() -> new SiteName("my\nsite\u001b[31m"))
                .hasMessage("FREEDOM-0751: \"my\\u000asite\\u001b[31m\" can't be the name of a site, because it has"
                        + " \"\\u000a\", which is not one of a-z, 0-9, _ and the dot. Write mysite31m.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "int",
                "true",
                "false",
                "null",
                "record",
                "var",
                "yield",
                "sealed",
                "permits",
                "enum",
                "default",
                "goto",
                "com.example.new",
                "strictfp.site",
                "import"
            })
    void aWordOfJavaIsRefused(String text) {
        String word = text.replaceAll("com\\.example\\.|\\.site", "");

        assertThatThrownBy(() -> new SiteName(text))
                .hasMessage(
                        "FREEDOM-0752: \"%s\" can't be the name of a site, because \"%s\" is a word of the Java language. Give it another name."
                                .formatted(text, word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "nul", "prn", "aux", "com1", "lpt9", "com.example.nul", "con.example"})
    void aDeviceOfWindowsIsRefused(String text) {
        assertThatThrownBy(() -> new SiteName(text))
                .hasMessageStartingWith(
                        "FREEDOM-0752: \"%s\" can't be the name of a site, because Windows has a device called"
                                .formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src", "target", "com.example.target"})
    void aFolderOfEveryProjectIsRefused(String text) {
        assertThatThrownBy(() -> new SiteName(text))
                .hasMessageStartingWith(
                        "FREEDOM-0752: \"%s\" can't be the name of a site, because a project of Maven's has a folder"
                                .formatted(text));
    }

    @ParameterizedTest
    @CsvSource({
        "java, Java",
        "java.shop, Java",
        "javax.shop, Java",
        "jdk.shop, Java",
        "com.sun.shop, Java",
        "jakarta, Jakarta EE",
        "jakarta.shop, Jakarta EE",
        "io.freedom, Freedom",
        "io.freedom.shop, Freedom",
        "freedom, Freedom",
        "org.junit, 'JUnit, which tests the site'"
    })
    void aPackageOfSomebodyElseIsRefused(String text, String owner) {
        assertThatThrownBy(() -> new SiteName(text))
                .hasMessage(
                        ("FREEDOM-0753: \"%s\" can't be the name of a site, because the package belongs to %s. Give it another"
                                        + " name, such as mysite or com.example.shop.")
                                .formatted(text, owner));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org",
                "com",
                "io",
                "org.xml.sax",
                "org.w3c",
                "org.eclipse.jetty.server",
                "org.slf4j",
                "org.assertj"
            })
    void aPackageOnTheClassPathIsRefused(String text) {
        assertThatThrownBy(() -> new SiteName(text))
                .hasMessageStartingWith(
                        "FREEDOM-0753: \"%s\" can't be the name of a site, because the package is there already, on the class path."
                                .formatted(text));
    }

    @Property
    void whateverIsGivenIsANameOrRefusedInOneLine(@ForAll("near to names") String text) {
        try {
            SiteName name = new SiteName(text);

            assertThat(SourceVersion.isName(name.javaPackage(), SourceVersion.RELEASE_17))
                    .isTrue();
            assertThat(name.javaPackage())
                    .isEqualTo(text)
                    .matches("[a-z0-9_.]+")
                    .endsWith(name.simple());
        } catch (ServerException refused) {
            assertThat(refused.id()).isBetween("FREEDOM-0751", "FREEDOM-0753");
            assertThat(refused.getMessage())
                    .startsWith(refused.id() + ": ")
                    .endsWith(".")
                    .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]")
                    .hasSizeLessThan(500);
        }
    }

    /** A third of anything, the rest of what names are made of and of what is wrong in them. */
    @Provide("near to names")
    Arbitrary<String> nearToNames() {
        Arbitrary<String> parts = Arbitraries.of(
                "shop",
                "com",
                "a",
                "_",
                "9",
                ".",
                "..",
                "-",
                "/",
                "\\",
                " ",
                "\n",
                "\0",
                "é",
                "🚀",
                "A",
                "$",
                "java",
                "nul",
                "int",
                "io.freedom");
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(6).map(list -> String.join("", list)),
                parts.list().ofMaxSize(4).map(list -> String.join(".", list)),
                Arbitraries.strings().ofMaxLength(120));
    }
}
