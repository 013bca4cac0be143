/** A small site: a greeting from a setting, a guest book in a database, and the last requests as they end. */
@NullMarked
package mysite;

import org.jspecify.annotations.NullMarked;
