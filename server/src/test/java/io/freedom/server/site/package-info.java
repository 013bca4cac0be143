/** The classes that the tests put into a site. */
@NullMarked
package io.freedom.server.site;

import org.jspecify.annotations.NullMarked;
