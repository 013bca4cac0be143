/**
 * What a site uses: its application object, its settings and the events of its requests.
 *
 * <p>Unless a type says otherwise, arguments and results are never null, and instances may be used by any thread.
 */
@NullMarked
package io.freedom;

import org.jspecify.annotations.NullMarked;
