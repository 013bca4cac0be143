/** Wires the deployment together: the CDI extension and the beans that it adds. */
@NullMarked
package io.freedom.internal.cdi;

import org.jspecify.annotations.NullMarked;
