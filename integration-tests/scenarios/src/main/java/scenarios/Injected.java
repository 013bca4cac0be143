package scenarios;

import io.freedom.Configured;
import io.freedom.HttpApplication;
import io.freedom.Setting;
import io.freedom.Settings;
import io.freedom.SettingsGroup;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;

/** What is injected of Freedom's: in each site its own. */
@Dependent
public class Injected {

    /** Settings as a group. */
    @SettingsGroup("scenarios")
    public interface Group {
        String name();
    }

    @Inject
    Settings settings;

    @Inject
    @Setting("scenarios.name")
    String name;

    @Inject
    Group group;

    @Inject
    @Configured
    Provider<HttpApplication> application;

    @Inject
    ServletContext context;

    /** One line; the application is one whose classes are this site's. */
    String describe() {
        boolean own = application.get().getClass().getClassLoader() == Injected.class.getClassLoader();
        return "settings=" + settings.get("scenarios.name") + " setting=" + name + " group=" + group.name()
                + " application=" + (own ? "own" : "of another site") + " context=" + context.getContextPath();
    }
}
