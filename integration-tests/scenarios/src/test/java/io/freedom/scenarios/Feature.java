package io.freedom.scenarios;

/** What some servers offer and others don't. A scenario that needs one is not run where it is missing. */
public enum Feature {
    /** HTTP/1.1 and HTTP/2 over TLS, at {@link Site#https}. */
    HTTPS,
    /** HTTP/2 in clear text, by upgrade, on the plain port. */
    H2C,
    /** {@code jakarta.websocket} endpoints. */
    WEBSOCKET,
    /** JAX-RS resources of the WAR's own, below its {@code @ApplicationPath}. */
    JAX_RS,
    /** Faces pages. */
    FACES,
    /** {@code java:comp} in the site's threads. */
    NAMING,
    /** {@code java:comp/UserTransaction}. */
    JTA,
    /** Several sites in one process, each with settings; a server whose CDI is that of another one goes without. */
    SITES,
    /** Enterprise archives. */
    EAR,
    /** A {@code RequestDispatcher} of another site's context. */
    CROSS_CONTEXT,
    /** Requests on virtual threads. */
    VIRTUAL_THREADS,
    /** A process of the server's own, which is soon started again in another environment. */
    ENVIRONMENT,
    /** MicroProfile Config for every site, with its injection. */
    MICROPROFILE_CONFIG,
    /** A provider of Bean Validation for every site. */
    BEAN_VALIDATION,
    /** Pools of database connections that an administrator makes, see {@link ServerUnderTest#pools}. */
    POOLS
}
