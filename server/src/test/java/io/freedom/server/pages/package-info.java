/** Tests of the pages. */
@NullMarked
package io.freedom.server.pages;

import org.jspecify.annotations.NullMarked;
