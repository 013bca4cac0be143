/** What differs between servers: one completion hook per server. */
@NullMarked
package io.freedom.internal.server;

import org.jspecify.annotations.NullMarked;
