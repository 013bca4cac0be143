/** Thin goals over the built-in server. */
@NullMarked
package io.freedom.maven;

import org.jspecify.annotations.NullMarked;
