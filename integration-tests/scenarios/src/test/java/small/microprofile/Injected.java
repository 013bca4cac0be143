package small.microprofile;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import small.Beside;

/** What the server's MicroProfile Config injects, and what it answers. */
@Dependent
public class Injected implements Beside {

    @Inject
    @ConfigProperty(name = "greeting")
    String greeting;

    @Inject
    @ConfigProperty(name = "page.size")
    Optional<Integer> size;

    @Inject
    @ConfigProperty(name = "page.colour", defaultValue = "none")
    String colour;

    @Override
    public String describe(String[] names) {
        Config config = ConfigProvider.getConfig();
        StringBuilder text = new StringBuilder(
                "injected " + greeting + ' ' + size.map(String::valueOf).orElse("none")
                        + ' ' + colour + "\nconfig " + config.getClass().getName() + " of the server "
                        + (config.getClass().getClassLoader() != getClass().getClassLoader()));
        for (String name : names == null ? new String[0] : names) {
            text.append('\n')
                    .append(name)
                    .append('=')
                    .append(config.getOptionalValue(name, String.class).orElse("none"));
        }
        return text.toString();
    }
}
