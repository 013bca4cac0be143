/** Which application object is bound, and the chain of middleware around it. */
@NullMarked
package io.freedom.internal.application;

import org.jspecify.annotations.NullMarked;
