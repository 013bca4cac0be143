package io.freedom.internal.cdi;

import io.freedom.Application;
import io.freedom.ApplicationException;
import io.freedom.internal.application.BoundApplication;
import io.freedom.internal.http.HttpDeployment;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The servlet container's call while a web application starts, after CDI: creates the application and registers it. The
 * container looks for classes that use {@link Application} even where it starts no CDI, which tells a site that has nothing
 * to do with Freedom from one that lacks its {@code beans.xml}.
 */
@HandlesTypes(Application.class)
public final class ServletStart implements ServletContainerInitializer {

    /** The attribute of the context that describes the site, in types of the JDK only: a server's banner shows it. */
    static final String DESCRIPTION = "io.freedom.site";

    @Override
    public void onStartup(@Nullable Set<Class<?>> users, ServletContext context) {
        Optional<Sites> sites = ComponentBeans.sites();
        if (sites.isPresent()) {
            start(sites.get().startedBy(context.getClassLoader()).deployment(), context);
        } else if (users != null && !users.isEmpty()) {
            throw noBeanArchive(users, context);
        }
    }

    private static void start(SiteDeployment deployment, ServletContext context) {
        Optional<BoundApplication> application = deployment.application();
        String completion = new HttpDeployment(
                        deployment.http(), deployment.delivery(), deployment.shown(), application)
                .install(context);
        context.setAttribute(DESCRIPTION, StartUpLine.log(deployment, completion));
    }

    private static ApplicationException noBeanArchive(Set<Class<?>> users, ServletContext context) {
        String names = users.stream()
                .map(Class::getName)
                .sorted()
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        return new ApplicationException(
                "FREEDOM-0110",
                null,
                "The site" + (context.getContextPath().isEmpty() ? "" : " " + context.getContextPath())
                        + " uses @Application in " + names
                        + ", but this server did not start CDI for it. Add an empty file"
                        + " WEB-INF/beans.xml to the WAR (and see that the server has CDI).",
                null);
    }
}
