/** Settings as beans: what is injected where, converted and checked while the site is deployed. */
@NullMarked
package io.freedom.internal.injection;

import org.jspecify.annotations.NullMarked;
