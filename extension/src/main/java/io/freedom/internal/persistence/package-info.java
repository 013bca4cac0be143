/** Entity managers that requests hold, where the site has Jakarta Persistence. */
@NullMarked
package io.freedom.internal.persistence;

import org.jspecify.annotations.NullMarked;
