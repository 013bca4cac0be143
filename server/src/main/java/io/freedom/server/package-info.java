/**
 * The built-in server: serves a site from its own layout, on Jetty and Weld.
 *
 * <p>Nothing here is in a WAR, and nothing of a WAR is here: the site, and {@code freedom-extension} with it, lives in a web
 * application class loader below this one, as on any Jakarta EE server. So this package does not use the extension's
 * types; what the site says of itself crosses over as JDK types.
 */
@NullMarked
package io.freedom.server;

import org.jspecify.annotations.NullMarked;
