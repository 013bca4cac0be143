/** One site that is deployed: its context on Jetty, its Weld, and what it tells. */
@NullMarked
package io.freedom.server.deployment;

import org.jspecify.annotations.NullMarked;
