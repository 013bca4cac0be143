package small.typed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the converter needs: a bean with a proxy. */
@ApplicationScoped
public class Palette {

    private final Map<String, Integer> colours = Map.of("red", 0xff0000, "blue", 0x0000ff);

    public int rgb(String name) {
        Integer rgb = colours.get(name);
        if (rgb == null) {
            throw new IllegalArgumentException("the palette has no " + name);
        }
        return rgb;
    }
}
