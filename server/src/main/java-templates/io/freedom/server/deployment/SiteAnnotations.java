package io.freedom.server.deployment;

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
}
