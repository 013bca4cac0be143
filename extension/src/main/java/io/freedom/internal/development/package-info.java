/**
 * What a site tells the server that serves it while it is developed: its settings, what it is made of, its requests. Only types
 * of the JDK cross over, because the site has its own copy of Freedom. Where no server listens, nothing is told, measured or
 * kept.
 */
@NullMarked
package io.freedom.internal.development;

import org.jspecify.annotations.NullMarked;
