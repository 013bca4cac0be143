/** What requests hold, as metrics, where the site has Micrometer or MicroProfile Metrics. */
@NullMarked
package io.freedom.internal.metrics;

import org.jspecify.annotations.NullMarked;
