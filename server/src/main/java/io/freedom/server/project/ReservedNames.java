package io.freedom.server.project;

import io.freedom.server.ServerException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names that have the form of a package and still can't be a site's. */
final class ReservedNames {

    /** Legal as a package, but words of the language all the same. */
    private static final Set<String> WORDS_IN_SOME_PLACES = Set.of("permits", "record", "sealed", "var", "yield");

    /** Windows opens these in every folder, with any extension. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "clock");

    private static final String NUMBERED_DEVICE = "(com|lpt)[0-9]";

    /** Folders of every project, which a build deletes or takes for sources. */
    private static final Set<String> FOLDERS_OF_A_PROJECT = Set.of("src", "target");

    /** Whose packages these are, everything below included. */
    private static final List<Owner> OWNERS = List.of(
            new Owner("Java", "java", "javax", "jdk", "sun", "com.sun", "netscape.javascript"),
            new Owner("Jakarta EE", "jakarta"),
            new Owner("Freedom", "io.freedom", "freedom"),
            new Owner("JUnit, which tests the site", "org.junit", "junit"),
            new Owner("Weld, which tests the site", "org.jboss.weld"));

    private ReservedNames() {}

    /** Why a name of the right form can't be a site's; empty where it can. */
    static Optional<ServerException> fault(String name) {
        for (String part : name.split("\\.")) {
            if (SourceVersion.isKeyword(part) || WORDS_IN_SOME_PLACES.contains(part)) {
                return Optional.of(reserved(name, "%s is a word of the Java language".formatted(Quoted.text(part))));
            }
            if (DEVICES.contains(part) || part.matches(NUMBERED_DEVICE)) {
                return Optional.of(reserved(name, "Windows has a device called %s".formatted(Quoted.text(part))));
            }
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (FOLDERS_OF_A_PROJECT.contains(last)) {
            return Optional.of(
                    reserved(name, "a project of Maven's has a folder called %s".formatted(Quoted.text(last))));
        }
        return taken(name);
    }

    private static Optional<ServerException> taken(String name) {
        for (Owner owner : OWNERS) {
            if (owner.has(name)) {
                return Optional.of(taken(name, "belongs to " + owner.name()));
            }
        }
        return isOnTheClassPath(name)
                ? Optional.of(taken(name, "is there already, on the class path"))
                : Optional.empty();
    }

    /** The packages of the JDK's modules, and those of jars and folders, also such as hold nothing but other packages. */
    private static boolean isOnTheClassPath(String name) {
        return ModuleLayer.boot().modules().stream()
                        .flatMap(module -> module.getPackages().stream())
                        .anyMatch(each -> each.equals(name) || each.startsWith(name + '.'))
                || ReservedNames.class.getClassLoader().getResource(name.replace('.', '/') + '/') != null;
    }

    private static ServerException reserved(String name, String reason) {
        return new ServerException(
                "FREEDOM-0752",
                "%s can't be the name of a site, because %s. Give it another name."
                        .formatted(Quoted.text(name), reason),
                null);
    }

    private static ServerException taken(String name, String reason) {
        return new ServerException(
                "FREEDOM-0753",
                "%s can't be the name of a site, because the package %s. Give it another name, such as mysite or com.example.shop."
                        .formatted(Quoted.text(name), reason),
                null);
    }

    private record Owner(String name, List<String> packages) {

        Owner(String name, String... packages) {
            this(name, Arrays.asList(packages));
        }

        boolean has(String other) {
            return packages.stream().anyMatch(each -> other.equals(each) || other.startsWith(each + '.'));
        }
    }
}
