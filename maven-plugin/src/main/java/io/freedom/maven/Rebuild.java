package io.freedom.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.apache.maven.project.ProjectBuildingResult;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;

/**
 * Reads a project again, after its pom or a parent of it changed: with its dependencies, as at the start of the build.
 *
 * <p>Threading: any thread, one at a time.
 */
final class Rebuild {

    private final MavenSession session;
    private final ProjectBuilder builder;

    Rebuild(MavenSession session, ProjectBuilder builder) {
        this.session = session;
        this.builder = builder;
    }

    /**
     * The same site of the project as it is now.
     *
     * @throws IllegalStateException with a message for the person
     */
    SiteProject of(SiteProject before) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        // Maven finds its parts through it.
        thread.setContextClassLoader(Rebuild.class.getClassLoader());
        try {
            ProjectBuildingResult result = builder.build(before.project().getFile(), request());
            DependencyResolutionResult dependencies = result.getDependencyResolutionResult();
            if (dependencies != null
                    && !dependencies.getUnresolvedDependencies().isEmpty()) {
                throw new IllegalStateException(missing(dependencies));
            }
            return new SiteProject(result.getProject(), before.webapp(), roots(before, result.getProject()));
        } catch (ProjectBuildingException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private ProjectBuildingRequest request() {
        // A cache of its own: Maven's has the parents as they were.
        DefaultRepositorySystemSession repositories =
                new DefaultRepositorySystemSession(session.getRepositorySession());
        repositories.setCache(new DefaultRepositoryCache());
        ProjectBuildingRequest request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setRepositorySession(repositories);
        request.setProject(null);
        request.setResolveDependencies(true);
        return request;
    }

    /** Folders that plugins added stay; the project's own is where the pom has it now. */
    private static List<String> roots(SiteProject before, MavenProject now) {
        String old = absolute(before.project());
        Stream<String> added = before.roots().stream().filter(each -> !each.equals(old));
        return Stream.concat(now.getCompileSourceRoots().stream(), added)
                .distinct()
                .toList();
    }

    private static String absolute(MavenProject project) {
        return Path.of(project.getBasedir().getPath())
                .resolve(project.getBuild().getSourceDirectory())
                .toString();
    }

    private static String missing(DependencyResolutionResult dependencies) {
        return dependencies.getUnresolvedDependencies().stream()
                .map(each -> "%s can't be found".formatted(each))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
