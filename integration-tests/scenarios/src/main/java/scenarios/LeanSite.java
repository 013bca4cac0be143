package scenarios;

import io.freedom.Application;
import io.freedom.HttpApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** The pages of the site alone: what is left of it in an archive without Jersey. */
@Dependent
public class LeanSite {

    @Produces
    @Application
    HttpApplication application(Site.Pages pages) {
        return pages;
    }
}
