package small.typed;

import io.freedom.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import small.Beside;

/** Tells what was injected. */
@Dependent
public class Typed implements Beside {

    @Inject
    @Setting("page.colours")
    List<Colour> colours;

    @Inject
    @Setting("page.colour")
    Colour colour;

    @Inject
    Shop shop;

    @Override
    public String describe(String[] names) {
        return "colour " + colour + "\ncolours " + colours + "\nshop " + shop.name() + ' ' + shop.colour() + "\nowner "
                + shop.owner() + "\nbranches " + shop.branches();
    }
}
