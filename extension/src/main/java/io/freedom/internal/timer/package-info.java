/** Work that is done later. */
@NullMarked
package io.freedom.internal.timer;

import org.jspecify.annotations.NullMarked;
