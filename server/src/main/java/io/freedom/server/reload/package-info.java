/**
 * Changes of a site while it is served: what changed ({@link io.freedom.server.reload.Snapshot}), what must be compiled
 * for it ({@link io.freedom.server.reload.SourceCompiler}) and how the new site takes the place of the old.
 */
@NullMarked
package io.freedom.server.reload;

import org.jspecify.annotations.NullMarked;
