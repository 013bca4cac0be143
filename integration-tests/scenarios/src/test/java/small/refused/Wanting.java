package small.refused;

import io.freedom.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Wants a setting that nobody sets. */
@Dependent
public class Wanting {

    @Inject
    @Setting("nobody.sets.this")
    String missing;
}
