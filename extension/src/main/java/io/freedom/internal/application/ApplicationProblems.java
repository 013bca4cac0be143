package io.freedom.internal.application;

import io.freedom.ApplicationException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;

/** What can be wrong with the application of a deployment: one id each. */
final class ApplicationProblems {

    private ApplicationProblems() {}

    static ApplicationException noSuchClass(String name, String source, List<Candidate> candidates) {
        return new ApplicationException(
                "FREEDOM-0101",
                name,
                "The application \"" + name + "\" (" + source
                        + ") names no class, no member of a class and no bean of this" + " deployment. "
                        + choices(candidates),
                null);
    }

    static ApplicationException noCandidate(String name, String source, List<Candidate> candidates) {
        return new ApplicationException(
                "FREEDOM-0102",
                name,
                "The application \"" + name + "\" (" + source
                        + ") exists but is no bean marked @Application. Mark it with"
                        + " @io.freedom.Application and see that it is in a bean archive, or choose another one. "
                        + choices(candidates),
                null);
    }

    static ApplicationException wrongType(Candidate candidate) {
        String types = candidate.bean().getTypes().stream()
                .filter(type -> type != Object.class)
                .map(Type::getTypeName)
                .sorted()
                .collect(Collectors.joining(", "));
        return new ApplicationException(
                "FREEDOM-0103",
                candidate.path(),
                "The application " + candidate.path() + " is neither an io.freedom.HttpApplication nor a"
                        + " jakarta.servlet.Servlet; its types are: " + types
                        + ". Let it implement HttpApplication, or return one of the two from the producer.",
                null);
    }

    static ApplicationException severalAndNoChoice(List<Candidate> candidates) {
        return new ApplicationException(
                "FREEDOM-0104",
                null,
                "This deployment has " + candidates.size()
                        + " applications and no setting chooses one. Add one of these"
                        + " lines to the settings module:" + lines(candidates),
                null);
    }

    static ApplicationException creationFailed(Candidate candidate, Throwable cause) {
        return new ApplicationException(
                "FREEDOM-0105",
                candidate.path(),
                "The application " + candidate.path() + " can't be created: " + new Failure(cause) + ".",
                cause);
    }

    static ApplicationException nothingCreated(Candidate candidate) {
        return new ApplicationException(
                "FREEDOM-0105",
                candidate.path(),
                "The application " + candidate.path() + " can't be created: its producer returned null. Return the"
                        + " application.",
                null);
    }

    static ApplicationException middlewareFailed(String middleware, String application, Throwable cause) {
        return new ApplicationException(
                "FREEDOM-0106",
                middleware,
                "The middleware " + middleware + " can't be put around the application " + application + ": "
                        + new Failure(cause) + ".",
                cause);
    }

    static ApplicationException middlewareReturnedNull(String middleware, String application) {
        return new ApplicationException(
                "FREEDOM-0106",
                middleware,
                "The middleware " + middleware + " can't be put around the application " + application
                        + ": its wrap method returned null. Return next where there is nothing to wrap.",
                null);
    }

    static ApplicationException initFailed(String application, Throwable cause) {
        return new ApplicationException(
                "FREEDOM-0107",
                application,
                "The application " + application + " can't be initialised: " + new Failure(cause) + ".",
                cause);
    }

    static ApplicationException servletOfNarrowScope(Candidate candidate) {
        return new ApplicationException(
                "FREEDOM-0112",
                candidate.path(),
                "The application " + candidate.path() + " is a servlet and @"
                        + candidate.bean().getScope().getSimpleName()
                        + ", but a servlet is initialised once for all requests. Make it @ApplicationScoped.",
                null);
    }

    static ApplicationException ambiguous(String name, String source, List<Candidate> matches) {
        return new ApplicationException(
                "FREEDOM-0108",
                name,
                "The application \"" + name + "\" (" + source + ") fits " + matches.size() + " beans: " + paths(matches)
                        + ". Give each its own bean name with @Named and choose by that.",
                null);
    }

    static ApplicationException injectsItself(Candidate candidate) {
        return new ApplicationException(
                "FREEDOM-0109",
                candidate.path(),
                "The application " + candidate.path()
                        + " or its middleware asks for @Configured HttpApplication while it is"
                        + " created, which is itself. Inject @Configured Provider<HttpApplication> and ask it later.",
                null);
    }

    /** There is no application, and somebody asks for it. */
    static ApplicationException none() {
        return new ApplicationException(
                "FREEDOM-0111",
                null,
                "@Configured HttpApplication is injected, but this deployment has no bean marked @Application. Mark the"
                        + " site's application object with @io.freedom.Application.",
                null);
    }

    private static String choices(List<Candidate> candidates) {
        return candidates.isEmpty()
                ? "This deployment has no bean marked @Application: mark the site's application object."
                : "Use one of these lines:" + lines(candidates);
    }

    private static String lines(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> System.lineSeparator() + "    freedom.application=" + candidate.path())
                .collect(Collectors.joining());
    }

    private static String paths(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.path() + " (" + candidate.bean() + ")")
                .collect(Collectors.joining(", "));
    }
}
