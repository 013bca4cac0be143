/** Wires the rest to CDI: the extension, its beans and observers, and the hand-over to the servlet container. */
@NullMarked
package io.freedom.internal.cdi;

import org.jspecify.annotations.NullMarked;
