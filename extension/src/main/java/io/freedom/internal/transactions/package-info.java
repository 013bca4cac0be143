/** The transactions that the container runs, where it runs any. */
@NullMarked
package io.freedom.internal.transactions;

import org.jspecify.annotations.NullMarked;
