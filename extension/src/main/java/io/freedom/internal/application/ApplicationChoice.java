package io.freedom.internal.application;

import io.freedom.ApplicationException;
import io.freedom.Settings;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.FreedomKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.Servlet;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the application of a deployment among its candidates. */
public final class ApplicationChoice {

    /** The setting that names the application, and the name under which {@code WSGI_APPLICATION} is read. */
    static final List<String> KEYS = List.of(FreedomKey.APPLICATION.key(), FreedomKey.WSGI_APPLICATION.key());

    private final Settings settings;
    private final BeanManager beanManager;
    private final List<Candidate> candidates;
    private final ClassLoader loader;

    /** @param loader the site's, to tell a class that is no candidate from one that does not exist */
    public ApplicationChoice(
            Settings settings, BeanManager beanManager, List<Candidate> candidates, ClassLoader loader) {
        this.settings = settings;
        this.beanManager = beanManager;
        this.candidates = candidates;
        this.loader = loader;
    }

    /**
     * The chosen candidate; empty where nothing is chosen and there is no candidate.
     *
     * @throws ApplicationException if the choice can't be made, with what to do
     */
    public Optional<Candidate> make() {
        for (String key : KEYS) {
            Optional<String> name = settings.find(key);
            if (name.isPresent()) {
                return Optional.of(typed(named(key, name.get().strip())));
            }
        }
        if (candidates.size() > 1) {
            return Optional.of(typed(alternative()));
        }
        return candidates.stream().findFirst().map(this::typed);
    }

    /** For whoever asks for the application where {@link #make} found none. */
    public static ApplicationException nothingToChoose() {
        return ApplicationProblems.none();
    }

    /** Where nothing is chosen, an alternative replaces the others, as CDI has it. */
    private Candidate alternative() {
        try {
            Set<Bean<?>> beans = candidates.stream().map(Candidate::bean).collect(Collectors.toSet());
            Bean<?> resolved = beanManager.resolve(beans);
            return candidates.stream()
                    .filter(candidate -> candidate.bean().equals(resolved))
                    .findFirst()
                    .orElseThrow(() -> ApplicationProblems.severalAndNoChoice(candidates));
        } catch (AmbiguousResolutionException several) {
            throw ApplicationProblems.severalAndNoChoice(candidates);
        }
    }

    private String source(String key) {
        return settings.origin(key).map(origin -> key + ", " + origin).orElse(key);
    }

    private Candidate named(String key, String name) {
        List<Candidate> matches = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.answersTo(name)) {
                matches.add(candidate);
            }
        }
        if (matches.size() == 1) {
            return matches.get(0);
        }
        String shown = DeploymentSettings.shown(settings, key, name);
        if (matches.size() > 1) {
            throw ApplicationProblems.ambiguous(shown, source(key), matches);
        }
        throw exists(name)
                ? ApplicationProblems.noCandidate(shown, source(key), candidates)
                : ApplicationProblems.noSuchClass(shown, source(key), candidates);
    }

    /** Whether the name is a class, or a member of one. */
    private boolean exists(String name) {
        int dot = name.lastIndexOf('.');
        return load(name).isPresent()
                || (dot > 0
                        && load(name.substring(0, dot))
                                .filter(type -> hasMember(type, name.substring(dot + 1)))
                                .isPresent());
    }

    private Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            return Optional.empty();
        }
    }

    private boolean isNormal(Candidate candidate) {
        return beanManager.isNormalScope(candidate.bean().getScope());
    }

    private static boolean hasMember(Class<?> type, String name) {
        try {
            Stream<Member> members =
                    Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredFields()));
            return members.anyMatch(member -> member.getName().equals(name));
        } catch (LinkageError missing) {
            return false;
        }
    }

    private Candidate typed(Candidate candidate) {
        Class<?> type = candidate.servingType().orElseThrow(() -> ApplicationProblems.wrongType(candidate));
        Class<?> scope = candidate.bean().getScope();
        if (type == Servlet.class && scope != ApplicationScoped.class && isNormal(candidate)) {
            throw ApplicationProblems.servletOfNarrowScope(candidate);
        }
        return candidate;
    }
}
