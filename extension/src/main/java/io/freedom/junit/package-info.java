/** For tests of a site. Needs JUnit Jupiter 5.12.1 or later on the class path of the tests; nothing else of Freedom knows it. */
@NullMarked
package io.freedom.junit;

import org.jspecify.annotations.NullMarked;
