/** Who is told of a request: the site's observers, one by one, in the environment that they can rely on. */
@NullMarked
package io.freedom.internal.events;

import org.jspecify.annotations.NullMarked;
