package io.freedom.server.project;

/** The version of this build, which new sites ask for. */
final class FreedomVersion {

    static final String THIS = "${project.version}";

    private FreedomVersion() {}
}
