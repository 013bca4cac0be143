/** The deployment: the extension's life cycle, what it builds, and the hand-over to the servlet container. */
@NullMarked
package io.freedom.internal.cdi;

import org.jspecify.annotations.NullMarked;
