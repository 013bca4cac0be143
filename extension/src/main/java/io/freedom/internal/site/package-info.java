/** What tells one site of an archive from another. */
@NullMarked
package io.freedom.internal.site;

import org.jspecify.annotations.NullMarked;
