package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.Orders|find|Orders.find",
                "Orders|find|Orders.find",
                "shop.Orders$Line|price|Orders.Line.price",
                "shop.Orders$1|run|Orders$1.run",
                "shop.Orders|<init>|new Orders",
                "shop.Orders|<clinit>|Orders, static initializer",
                "shop.Orders|lambda$find$0|Orders.find, lambda",
                "shop.Orders|lambda$new$3|Orders, lambda in the constructor",
                "shop.Orders|lambda$static$1|Orders, lambda in the static initializer",
                "shop.Orders$Proxy$_$$_WeldClientProxy|find|Orders (client proxy).find",
                "shop.Orders$Proxy$_$$_WeldSubclass|find$$super|Orders (intercepted).find",
                "shop.Orders$$Lambda$14/0x0000000800c8|apply|Orders (lambda).apply",
                "jdk.proxy2.$Proxy17|find|a proxy.find",
                "shop.Pages$_first|call|Pages._first.call"
            })
    void methodsAreNamedAsTheirAuthorWroteThem(String className, String method, String readable) {
        assertThat(ReadableNames.method(className, method)).isEqualTo(readable);
    }
}
