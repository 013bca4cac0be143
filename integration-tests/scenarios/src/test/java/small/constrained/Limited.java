package small.constrained;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import small.Beside;

/** Tells what was injected. */
@Dependent
public class Limited implements Beside {

    @Inject
    Limits limits;

    @Override
    public String describe(String[] names) {
        return "limits " + limits.requests() + ' ' + limits.hosts() + ' ' + limits.of();
    }
}
