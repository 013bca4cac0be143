package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.server.ServerException;
import java.net.Inet6Address;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenAddressTest {

    private static final String ADVICE = ". Write [host:]port: 8000, 127.0.0.1:8000, localhost:8000 or [::1]:8000.";

    @ParameterizedTest
    @CsvSource({
        "8000, 127.0.0.1, 8000, false",
        "0, 127.0.0.1, 0, false",
        "0:8000, 0.0.0.0, 8000, false",
        "localhost:8080, localhost, 8080, false",
        "0.0.0.0:65535, 0.0.0.0, 65535, false",
        "255.255.255.255:1, 255.255.255.255, 1, false",
        "[::1]:80, ::1, 80, true",
        "[::]:80, ::, 80, true",
        "[::ffff:192.0.2.1]:80, ::ffff:192.0.2.1, 80, true",
        "[2001:DB8::a]:80, 2001:DB8::a, 80, true",
        "[fe80::1%eth0]:80, fe80::1%eth0, 80, true",
        "my-host.example:1, my-host.example, 1, false",
        "my_host:1, my_host, 1, false"
    })
    void aHostAndAPortAreRead(String text, String host, int port, boolean ipv6) {
        assertThat(ListenAddress.parse(text, false)).isEqualTo(new ListenAddress(host, port, ipv6));
    }

    @ParameterizedTest
    @CsvSource({"8000, ::1", "localhost:8000, localhost", "[::]:8000, ::", "my-host:8000, my-host"})
    void ipv6CanBeAskedFor(String text, String host) {
        assertThat(ListenAddress.parse(text, true)).isEqualTo(new ListenAddress(host, 8000, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^ | has no port",
                "^ ^ | is not a port",
                ": | has no port",
                ":80 | has no host",
                "localhost | is not a port",
                "localhost: | has no port",
                "80:localhost | has the port \"localhost\"",
                "localhost:80a | has the port \"80a\"",
                "localhost:8000/ | has the port \"8000/\"",
                "localhost: 80 | has the port \" 80\"",
                "::1:80 | has more than one colon, and no brackets around a host of IPv6",
                "::1 | has more than one colon, and no brackets around a host of IPv6",
                "http://localhost:80 | has more than one colon, and no brackets around a host of IPv6",
                "host:80:90 | has more than one colon, and no brackets around a host of IPv6",
                "[::1] | is not an address",
                "[::1]80 | is not an address",
                "[[::1]]:80 | is not an address",
                "[::1:80 | is not an address",
                "::1]:80 | is not an address",
                "x[::1]:80 | is not an address",
                "[::1]: | has no port",
                "[]:80 | has a host in brackets that is no address of IPv6",
                "[127.0.0.1]:80 | has a host in brackets that is no address of IPv6",
                "[localhost]:80 | has a host in brackets that is no address of IPv6",
                "[:::]:80 | has a host in brackets that is no address of IPv6",
                "[1::2::3]:80 | has a host in brackets that is no address of IPv6",
                "[12345::1]:80 | has a host in brackets that is no address of IPv6",
                "[1:2:3:4:5:6:7:8:9]:80 | has a host in brackets that is no address of IPv6",
                "[fe80::1%]:80 | has a host in brackets that is no address of IPv6",
                "-1 | is not a port",
                "+80 | is not a port",
                "8O00 | is not a port",
                "8000 ; ls | is not a port",
                "8000.5 | is not a port",
                "0x1F90 | is not a port",
                "\u0661\u0662\u0663 | is not a port",
                "99999999999 | is not a port",
                "8000 ! | is not a port",
                "a b:80 | has the host \"a b\"",
                "user@host:80 | has the host \"user@host\"",
                "*:80 | has the host \"*\"",
                "-host:80 | has the host \"-host\"",
                "host-:80 | has the host \"host-\"",
                "host.:80 | has the host \"host.\"",
                "a..b:80 | has the host \"a..b\"",
                "1234:80 | has the host \"1234\"",
                "127.1:80 | has the host \"127.1\"",
                "256.0.0.1:80 | has the host \"256.0.0.1\"",
                "127.0.0.01:80 | has the host \"127.0.0.01\"",
                "1.2.3.4.5:80 | has the host \"1.2.3.4.5\"",
                "65536 | has port 65536, and the highest is 65535",
                "localhost:65536 | has port 65536, and the highest is 65535",
                "[::1]:70000 | has port 70000, and the highest is 65535"
            })
    void whatIsNoAddressIsRefusedWithTheReasonAndTheForm(String text, String reason) {
        assertThatThrownBy(() -> ListenAddress.parse(text, false))
                .isInstanceOf(ServerException.class)
                .hasMessage("FREEDOM-0520: \"" + text + "\" " + reason + ADVICE);
    }

    @Test
    void controlsInAnAddressCantReachTheTerminal() {
        assertThatThrownBy(() -> ListenAddress.parse("a\nb\u001b[31m:80", false))
                .hasMessageStartingWith("FREEDOM-0520: \"a\\u000ab\\u001b[31m:80\" is not an address");
    }

    @Test
    void aHostOfIpv4IsNoneOfIpv6() {
        assertThatThrownBy(() -> ListenAddress.parse("127.0.0.1:80", true))
                .hasMessage("FREEDOM-0520: \"127.0.0.1:80\" has no host of IPv6, which was asked for" + ADVICE);
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        // Reserved: no such name is ever registered (RFC 6761).
        assertThatThrownBy(
                        () -> ListenAddress.parse("nowhere.invalid:80", false).resolve())
                .hasMessageStartingWith("FREEDOM-0504: No address is known for the host nowhere.invalid.");
        assertThatThrownBy(
                        () -> ListenAddress.parse("[fe80::1%nowhere]:80", false).resolve())
                .hasMessageStartingWith("FREEDOM-0504: No address is known for the host fe80::1%nowhere.");
    }

    @Test
    void whereIpv6IsAskedForTheAddressIsOne() {
        assertThat(ListenAddress.parse("8000", true).resolve().getAddress()).isInstanceOf(Inet6Address.class);
    }

    @Property
    void everyPortIsRead(@ForAll @IntRange(max = 65535) int port) {
        assertThat(ListenAddress.parse("localhost:" + port, false))
                .isEqualTo(new ListenAddress("localhost", port, false));
        assertThat(ListenAddress.parse(String.valueOf(port), false).port()).isEqualTo(port);
    }

    @Property
    void anyTextIsAnAddressOrRefusedInOneLine(@ForAll("texts") String text) {
        try {
            ListenAddress address = ListenAddress.parse(text, false);
            assertThat(address.port()).isBetween(0, 65535);
            assertThat(address.host()).isNotEmpty().doesNotContainAnyWhitespaces();
        } catch (ServerException e) {
            assertThat(e.id()).isEqualTo("FREEDOM-0520");
            assertThat(e.getMessage()).matches("[^\\p{Cntrl}\u2028\u2029\u0085]*");
        }
    }

    /** Near to addresses, so that both happen. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "localhost",
                "127.0.0.1",
                "::1",
                "[",
                "]",
                ":",
                "8000",
                "0",
                "%eth0",
                ".",
                "-",
                " ",
                "\n",
                "\u2028",
                "\u001b");
        Arbitrary<String> near = pieces.list().ofMaxSize(5).map(list -> String.join("", list));
        return Combinators.combine(near, Arbitraries.strings().ofMaxLength(2)).as(String::concat);
    }
}
