package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownMapTest {

    private final ShownMap<String, String> map =
            new ShownMap<>(Map.of("a", "tiger"), key -> key.equals("a") ? "*****" : "?");

    @Test
    void itHoldsTheValuesAndShowsOthers() {
        assertThat(map).isEqualTo(Map.of("a", "tiger")).containsKey("a").hasToString("{a=*****}");
        assertThat(map.get("a")).isEqualTo("tiger");
        assertThat(map.get("b")).isNull();
    }

    @Test
    void itCantBeChanged() {
        assertThatThrownBy(() -> map.entrySet().iterator().next().setValue("x"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("b", "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aCopyFromASessionStoreShowsNoValueAtAll() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(map);
        Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(copy).isEqualTo(map).hasToString("{a=*****}");
    }
}
