/** What a server implements, so that Freedom learns from it when a request is really over. */
@NullMarked
package io.freedom.spi;

import org.jspecify.annotations.NullMarked;
