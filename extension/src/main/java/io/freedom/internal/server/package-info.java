/** What differs between servers: one completion hook per server, and the environment of a site. */
@NullMarked
package io.freedom.internal.server;

import org.jspecify.annotations.NullMarked;
