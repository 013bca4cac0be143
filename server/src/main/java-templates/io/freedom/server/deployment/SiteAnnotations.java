package io.freedom.server.deployment;

import java.util.ArrayList;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.${jetty.environment}.annotations.AnnotationConfiguration;
import org.eclipse.jetty.${jetty.environment}.webapp.Configuration;
import org.eclipse.jetty.${jetty.environment}.webapp.WebAppContext;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's search for annotations, with the help of {@link ScannedJars} where the server has them. One for each context. This is
 * a template: the packages of Jetty's that it imports carry the Jakarta EE version.
 */
final class SiteAnnotations extends AnnotationConfiguration {

    private @Nullable ScannedJars jars;

    @Override
    public Class<? extends Configuration> replaces() {
        return AnnotationConfiguration.class;
    }

    @Override
    public void preConfigure(WebAppContext context) {
        jars = context.getServer().getBean(ScannedJars.class);
        super.preConfigure(context);
    }

    @Override
    protected AnnotationParser createAnnotationParser(int javaPlatform) {
        return jars == null ? super.createAnnotationParser(javaPlatform) : jars.parser(javaPlatform);
    }

    /**
     * Jetty's own runs the tasks in the threads that serve requests, even if one after the other: there may be none left while
     * requests that came before are still under way.
     */
    @Override
    protected void scanForAnnotations(WebAppContext context, State state) throws Exception {
        AnnotationParser parser = createAnnotationParser(0);
        state._parserTasks = new ArrayList<>();
        parseContainerPath(context, parser);
        parseWebInfClasses(state, parser);
        parseWebInfLib(state, parser);
        for (ParserTask each : state._parserTasks) {
            each.call();
        }
    }
}
