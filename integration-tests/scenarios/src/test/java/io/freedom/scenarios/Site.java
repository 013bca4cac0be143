package io.freedom.scenarios;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a deployed site answers.
 *
 * @param contextPath such as {@code /hook}; empty for the root
 * @param https where it answers over TLS, with any certificate; empty where the server offers none
 */
public record Site(InetSocketAddress http, Optional<InetSocketAddress> https, String contextPath) {}
