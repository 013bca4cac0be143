/** What requests hold, and how it comes back: without servlets and without CDI. */
@NullMarked
package io.freedom.internal.resources;

import org.jspecify.annotations.NullMarked;
